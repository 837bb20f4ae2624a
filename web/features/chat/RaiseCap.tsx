"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import * as calls from "@/api/calls";
import { keys, useDecisionSet, useInstallation } from "@/api/queries";
import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import { usd } from "@/format/money";
import { notify } from "@/state/notify";

/** A run that reached its spending cap waits here until the cap is raised; nothing decided so far is lost. */
export function RaiseCap({ setId }: { setId: string }) {
  const set = useDecisionSet(setId).data;
  const installation = useInstallation().data;
  const client = useQueryClient();
  const [cap, setCap] = useState("");
  const raise = useMutation({
    mutationFn: () => calls.act(setId, "budget", { cap_usd: cap }),
    onSuccess: () => notify.done("The run goes on"),
    onError: (error) => notify.failed(error.message),
    onSettled: () => client.invalidateQueries({ queryKey: keys.set(setId) }),
  });
  if (set?.status !== "awaiting_budget") return null;
  const limit = set.cap_usd === null ? installation?.caps.usd : Number(set.cap_usd);
  const submit = (event: FormEvent) => (event.preventDefault(), raise.mutate());
  return (
    <form onSubmit={submit} data-card tabIndex={-1} aria-label="Raise the spending cap" className="mt-2 rounded-xl border border-warning/50 bg-card p-4">
      <h2 className="text-lg font-semibold">Go on with a higher cap?</h2>
      <p className="num mt-0.5 text-sm">
        Model calls of this version have cost {usd(set.spent_usd)} of {usd(limit)}. The next call could pass the cap, so the run
        paused. Everything decided so far is kept.
      </p>
      <Meter spent={Number(set.spent_usd)} limit={limit} />
      <div className="mt-3 flex items-end gap-2">
        <Field label="New cap in USD">
          <Input inputMode="decimal" pattern="\d+(\.\d{1,2})?" required value={cap} onChange={(event) => setCap(event.target.value)} className="w-32" />
        </Field>
        <Button type="submit" variant="primary" disabled={Number(cap) <= Number(set.spent_usd) || raise.isPending}>
          Raise and go on
        </Button>
      </div>
    </form>
  );
}

function Meter({ spent, limit }: { spent: number; limit: number | undefined }) {
  if (!limit) return null;
  return (
    <div className="mt-2 h-1.5 overflow-hidden rounded-full bg-muted" aria-hidden>
      <div className="h-full bg-warning" style={{ width: `${Math.min(100, (spent / limit) * 100)}%` }} />
    </div>
  );
}
