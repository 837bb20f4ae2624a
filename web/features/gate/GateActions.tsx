"use client";

import { useState } from "react";
import type { DecisionSet, Gate } from "@/api/contract";
import { Button } from "@/components/ui/button";
import { Field, Textarea } from "@/components/ui/field";
import { openCanvas } from "@/features/canvas/open";
import { blockersOf } from "@/features/policies/open";
import { Blockers } from "./Blockers";
import { useDecide, type Choice } from "./useDecide";

const ASKS: Record<Exclude<Choice, "approved">, { label: string; send: string; hint: string }> = {
  changes_requested: { label: "What should change?", send: "Send request", hint: "Your note becomes part of the record and starts the next version." },
  rejected: { label: "Why is it rejected?", send: "Reject the design", hint: "The version is closed; its documents stay readable." },
};

export function GateActions({ set, gate }: { set: DecisionSet; gate: Gate["gate"] }) {
  const [asking, setAsking] = useState<Exclude<Choice, "approved"> | null>(null);
  const [note, setNote] = useState("");
  const { decide, pending, trouble } = useDecide(set, gate);
  const blockers = blockersOf(set);
  const ask = asking ? ASKS[asking] : null;
  return (
    <div>
      <Blockers set={set} results={blockers} />
      {trouble ? (
        <p role="alert" className="mt-3 rounded-md border border-destructive/40 bg-destructive/5 px-2.5 py-2 text-sm">
          {trouble}
        </p>
      ) : null}
      {ask && asking ? (
        <form onSubmit={(event) => (event.preventDefault(), decide(asking, note.trim()))} className="mt-4 flex flex-col gap-2">
          <Field label={ask.label} hint={ask.hint}>
            <Textarea autoFocus required value={note} onChange={(event) => setNote(event.target.value)} />
          </Field>
          <div className="flex gap-2">
            <Button type="submit" variant={asking === "rejected" ? "danger" : "primary"} disabled={!note.trim() || pending}>
              {ask.send}
            </Button>
            <Button variant="ghost" onClick={() => setAsking(null)}>
              Back
            </Button>
          </div>
        </form>
      ) : (
        <div className="mt-4 flex flex-wrap items-center gap-2">
          <Button data-approve variant="primary" className="min-w-24" disabled={pending || blockers.length > 0} onClick={() => decide("approved", null)}>
            {pending ? "Recording" : "Approve"}
          </Button>
          <Button data-request-changes disabled={pending} onClick={() => setAsking("changes_requested")}>
            Request changes
          </Button>
          <Button variant="ghost" disabled={pending} onClick={() => setAsking("rejected")}>
            Reject
          </Button>
          <span className="flex-1" />
          {set.parent_id ? (
            <Button variant="link" onClick={() => openCanvas("diff", set.id)}>
              Open diff
            </Button>
          ) : null}
        </div>
      )}
      {set.plan_sha256 ? (
        <p className="mt-3 truncate text-2xs text-muted-foreground" title={`Plan ${set.plan_sha256}, revision ${set.revision}`}>
          Your decision holds for exactly this plan (<span className="font-mono">{set.plan_sha256.slice(0, 12)}</span>)
        </p>
      ) : null}
    </div>
  );
}
