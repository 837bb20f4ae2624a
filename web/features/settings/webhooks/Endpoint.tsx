"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import * as calls from "@/api/calls";
import type { Webhook, WebhookMade } from "@/api/contract";
import { keys } from "@/api/queries";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { notify } from "@/state/notify";
import { Deliveries } from "./Deliveries";

interface Props {
  projectId: string;
  row: Webhook;
  onSecret: (made: WebhookMade) => void;
}

/** One address: is it reached, what it is sent, and the log of its deliveries. */
export function Endpoint({ projectId, row, onSecret }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <div className="rounded-lg border bg-card p-1">
      <Disclosure
        open={open}
        onOpenChange={setOpen}
        summary={
          <>
            <span className="min-w-0 flex-1 truncate font-mono text-xs">{row.url}</span>
            <State row={row} />
          </>
        }
      >
        <p className="text-xs text-muted-foreground">{row.event_types.length > 0 ? `Sent: ${row.event_types.join(", ")}` : "Sent: every event"}</p>
        {row.disabled_reason ? <p className="mt-1 text-xs">{row.disabled_reason}</p> : null}
        <Actions projectId={projectId} row={row} onSecret={onSecret} />
        {open ? <Deliveries projectId={projectId} webhookId={row.id} /> : null}
      </Disclosure>
    </div>
  );
}

function State({ row }: { row: Webhook }) {
  if (row.disabled_at) return <Badge>off</Badge>;
  return row.failing_since ? <Badge tone="danger">failing</Badge> : <Badge tone="success">on</Badge>;
}

function Actions({ projectId, row, onSecret }: Props) {
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const act = useMutation({
    mutationFn: (change: () => Promise<unknown>) => change(),
    onError: (error) => notify.failed(error.message),
    onSettled: () => client.invalidateQueries({ queryKey: keys.webhooks(projectId) }),
  });
  const rotate = async () => onSecret(await calls.rotateSecret(projectId, row.id));
  return (
    <div className="mt-2 flex flex-wrap gap-2">
      <Button size="sm" disabled={act.isPending} onClick={() => act.mutate(() => calls.patchWebhook(projectId, row.id, { enabled: row.disabled_at !== null }))}>
        {row.disabled_at ? "Switch on" : "Switch off"}
      </Button>
      <Button size="sm" disabled={act.isPending} onClick={() => act.mutate(rotate)}>
        New secret
      </Button>
      <Button
        size="sm"
        variant={asking ? "danger" : "ghost"}
        disabled={act.isPending}
        onClick={() => (asking ? act.mutate(() => calls.deleteWebhook(projectId, row.id)) : setAsking(true))}
      >
        {asking ? "Delete for good" : "Delete"}
      </Button>
    </div>
  );
}
