"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import * as calls from "@/api/calls";
import type { DecisionSet, PolicyResult } from "@/api/contract";
import { keys } from "@/api/queries";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, Input, Textarea } from "@/components/ui/field";
import { notify } from "@/state/notify";

/** A waiver has a reason, an owner and an end; it goes into the audit log and the rules run again. */
export function Waive({ set, result }: { set: DecisionSet; result: PolicyResult }) {
  const [open, setOpen] = useState(false);
  const [waiver, setWaiver] = useState({ reason: "", owner: "", expires_at: "" });
  const client = useQueryClient();
  const send = useMutation({
    mutationFn: () => calls.act(set.id, "waivers", { rule_id: result.rule_id, ...waiver }),
    onSuccess: () => (setOpen(false), notify.done("Waiver recorded")),
    onError: (error) => notify.failed(error.message),
    onSettled: () => client.invalidateQueries({ queryKey: keys.set(set.id) }),
  });
  const complete = Object.values(waiver).every((value) => value.trim() !== "");
  const put = (change: Partial<typeof waiver>) => setWaiver((before) => ({ ...before, ...change }));
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        Waive for a time
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={`Waive: ${result.title || result.rule_id}`}
        description={result.message}
        footer={
          <Button variant="primary" disabled={!complete || send.isPending} onClick={() => send.mutate()}>
            Record the waiver
          </Button>
        }
      >
        <div className="flex flex-col gap-3">
          <Field label="Reason">
            <Textarea value={waiver.reason} onChange={(event) => put({ reason: event.target.value })} />
          </Field>
          <Field label="Owner of the risk">
            <Input value={waiver.owner} onChange={(event) => put({ owner: event.target.value })} />
          </Field>
          <Field label="Ends on">
            <Input type="date" value={waiver.expires_at} onChange={(event) => put({ expires_at: event.target.value })} />
          </Field>
        </div>
      </Dialog>
    </>
  );
}
