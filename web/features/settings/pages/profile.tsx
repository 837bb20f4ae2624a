"use client";

import { useMutation } from "@tanstack/react-query";
import { LogOut } from "lucide-react";
import * as calls from "@/api/calls";
import type { Scope, Session } from "@/api/contract";
import { useSession } from "@/api/queries";
import { Button } from "@/components/ui/button";
import { Failed, Loading } from "@/components/ui/states";
import { notify } from "@/state/notify";
import { Facts } from "../Facts";
import { SCOPES } from "../scopes";

const KINDS: Record<Session["kind"], string> = {
  local: "On this machine, without signing in",
  session: "Signed in",
  key: "By an API key",
};

export default function Profile() {
  const session = useSession();
  if (session.isPending) return <Loading />;
  if (!session.data) return <Failed error={session.error} onRetry={() => session.refetch()} />;
  const { user, kind, scopes } = session.data;
  return (
    <>
      <Facts
        rows={[
          ["Name", user.name],
          ["E-mail", user.email ?? "not given"],
          ["Signed in", KINDS[kind]],
          ["You may", scopes.map((scope: Scope) => SCOPES[scope].toLowerCase()).join(", ")],
        ]}
      />
      {kind === "session" ? <SignOut /> : null}
    </>
  );
}

function SignOut() {
  const leave = useMutation({
    mutationFn: calls.signOut,
    onSuccess: ({ url }) => window.location.assign(url),
    onError: (error) => notify.failed(error.message),
  });
  return (
    <Button className="mt-4" disabled={leave.isPending} onClick={() => leave.mutate()}>
      <LogOut /> Sign out
    </Button>
  );
}
