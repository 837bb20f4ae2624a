"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import * as calls from "@/api/calls";
import type { Delivery } from "@/api/contract";
import { keys, useDeliveries } from "@/api/queries";
import { Badge, type Tone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Empty, Failed, Loading } from "@/components/ui/states";
import { exact } from "@/format/time";
import { plural, show } from "@/format/values";
import { notify } from "@/state/notify";

const LOOKS: Record<Delivery["status"], { tone: Tone; word: string }> = {
  pending: { tone: "warning", word: "waiting" },
  delivered: { tone: "success", word: "delivered" },
  exhausted: { tone: "danger", word: "given up" },
};

export function Deliveries({ projectId, webhookId }: { projectId: string; webhookId: string }) {
  const rows = useDeliveries(projectId, webhookId);
  if (rows.isPending) return <Loading />;
  if (!rows.data) return <Failed error={rows.error} onRetry={() => rows.refetch()} />;
  if (rows.data.length === 0) return <Empty title="Nothing sent yet">The next event of this design is the first.</Empty>;
  return (
    <ul aria-label="Deliveries" className="mt-3 divide-y border-t">
      {rows.data.map((row) => (
        <li key={row.id} className="num flex flex-wrap items-center gap-x-3 gap-y-1 py-1.5 text-xs">
          <Badge tone={LOOKS[row.status].tone}>{LOOKS[row.status].word}</Badge>
          <span className="min-w-0 flex-1">
            <span className="font-mono">{row.event_type}</span> <span className="text-muted-foreground">no. {row.seq}, {exact(row.created_at)}</span>
            <span className="block text-muted-foreground">
              {plural(row.attempt, "attempt")}
              {outcomeOf(row)}
            </span>
          </span>
          <Replay projectId={projectId} webhookId={webhookId} row={row} />
        </li>
      ))}
    </ul>
  );
}

/** What the last attempt met: the receiver's status, or why there was none. */
function outcomeOf({ attempts, status, next_attempt_at }: Delivery): string {
  const last = attempts.at(-1);
  const met = last ? (last.status ?? last.error) : null;
  const next = status === "pending" ? `, next ${exact(next_attempt_at)}` : "";
  return `${met === null || met === undefined ? "" : `, last answer: ${show(met)}`}${next}`;
}

function Replay({ projectId, webhookId, row }: { projectId: string; webhookId: string; row: Delivery }) {
  const client = useQueryClient();
  const replay = useMutation({
    mutationFn: () => calls.replay(projectId, webhookId, row.id),
    onSuccess: () => notify.done("It is sent again"),
    onError: (error) => notify.failed(error.message),
    onSettled: () => client.invalidateQueries({ queryKey: keys.deliveries(webhookId) }),
  });
  if (row.status === "pending") return null;
  return (
    <Button size="sm" variant="ghost" disabled={replay.isPending} onClick={() => replay.mutate()}>
      <RotateCw /> Send again
    </Button>
  );
}
