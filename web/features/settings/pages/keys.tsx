"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import * as calls from "@/api/calls";
import type { ApiKey, ApiKeyMade } from "@/api/contract";
import { keys, useApiKeys } from "@/api/queries";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/section";
import { Empty, Failed, Loading } from "@/components/ui/states";
import { exact, when } from "@/format/time";
import { notify } from "@/state/notify";
import { NewKey } from "../NewKey";
import { ShownOnce } from "../ShownOnce";

export default function Keys() {
  const rows = useApiKeys();
  const [made, setMade] = useState<ApiKeyMade | null>(null);
  if (rows.isPending) return <Loading />;
  if (!rows.data) return <Failed error={rows.error} onRetry={() => rows.refetch()} />;
  return (
    <>
      {made ? <ShownOnce what="key" secret={made.key} onDone={() => setMade(null)} /> : null}
      <NewKey onMade={setMade} />
      <Section title="Keys in use">
        {rows.data.length === 0 ? <Empty title="No key yet">A key opens your designs to a program, with the rights you give it.</Empty> : null}
        <ul className={rows.data.length > 0 ? "divide-y rounded-lg border bg-card" : ""}>
          {rows.data.map((key) => (
            <Row key={key.id} row={key} />
          ))}
        </ul>
      </Section>
    </>
  );
}

function Row({ row }: { row: ApiKey }) {
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const revoke = useMutation({
    mutationFn: () => calls.revokeApiKey(row.id),
    onSuccess: () => notify.done(`${row.name} is revoked`),
    onError: (error) => notify.failed(error.message),
    onSettled: () => client.invalidateQueries({ queryKey: keys.apiKeys }),
  });
  return (
    <li className="num flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2">
      <span className="min-w-0 flex-1">
        <span className="flex flex-wrap items-center gap-2 text-sm font-medium">
          {row.name}
          {row.scopes.map((scope) => (
            <Badge key={scope}>{scope}</Badge>
          ))}
        </span>
        <span className="text-xs text-muted-foreground">
          <span className="font-mono">{row.prefix}…</span> · made {when(row.created_at)} · {row.last_used_at ? `used ${when(row.last_used_at)}` : "never used"}
          {row.expires_at ? ` · ends ${exact(row.expires_at)}` : ""}
          {row.project_id ? " · one design only" : ""}
        </span>
      </span>
      <Button size="sm" variant={asking ? "danger" : "ghost"} disabled={revoke.isPending} onClick={() => (asking ? revoke.mutate() : setAsking(true))}>
        {asking ? "Revoke for good" : "Revoke"}
      </Button>
    </li>
  );
}
