"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import * as calls from "@/api/calls";
import type { ApiKeyMade, Scope } from "@/api/contract";
import { keys, useSession } from "@/api/queries";
import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import { notify } from "@/state/notify";
import { SCOPES } from "./scopes";

const USUAL: Scope[] = ["read", "write"];

/** A key may be given no right its maker lacks, so only those are offered. */
export function NewKey({ onMade }: { onMade: (key: ApiKeyMade) => void }) {
  const client = useQueryClient();
  const mine = useSession().data?.scopes ?? [];
  const [name, setName] = useState("");
  const [ends, setEnds] = useState("");
  const [scopes, setScopes] = useState<Scope[]>(USUAL);
  const make = useMutation({
    mutationFn: () => calls.createApiKey({ name: name.trim(), scopes, ...(ends ? { expires_at: `${ends}T23:59:59Z` } : {}) }),
    onSuccess: (made) => (setName(""), onMade(made)),
    onError: (error) => notify.failed(error.message),
    onSettled: () => client.invalidateQueries({ queryKey: keys.apiKeys }),
  });
  const toggle = (scope: Scope) => setScopes((now) => (now.includes(scope) ? now.filter((one) => one !== scope) : [...now, scope]));
  const submit = (event: FormEvent) => (event.preventDefault(), make.mutate());
  return (
    <form onSubmit={submit} className="rounded-lg border bg-card p-3">
      <div className="flex flex-wrap gap-3">
        <div className="min-w-44 flex-1">
          <Field label="Name of the key">
            <Input value={name} onChange={(event) => setName(event.target.value)} placeholder="CI of the churn team" required maxLength={100} />
          </Field>
        </div>
        <Field label="Ends on (optional)">
          <Input type="date" value={ends} onChange={(event) => setEnds(event.target.value)} />
        </Field>
      </div>
      <fieldset className="mt-3">
        <legend className="text-xs font-medium">It may</legend>
        <div className="mt-1 flex flex-wrap gap-x-4">
          {(Object.keys(SCOPES) as Scope[]).filter((scope) => mine.includes(scope)).map((scope) => (
            <label key={scope} className="flex min-h-7 items-center gap-2 text-sm pointer-coarse:min-h-11">
              <input type="checkbox" className="size-4 accent-primary" checked={scopes.includes(scope)} onChange={() => toggle(scope)} />
              {SCOPES[scope]}
            </label>
          ))}
        </div>
      </fieldset>
      <Button type="submit" variant="primary" className="mt-3" disabled={!name.trim() || scopes.length === 0 || make.isPending}>
        Make a key
      </Button>
    </form>
  );
}
