"use client";

import { useState } from "react";
import { CircleCheck, CircleX, MessageSquareReply, ShieldCheck } from "lucide-react";
import { useDecisionSet } from "@/api/queries";
import type { GateItem } from "@/feed/items";
import { useCurrentSet } from "@/state/current";
import { Button } from "@/components/ui/button";
import { exact } from "@/format/time";
import { LeftOut } from "@/features/constraints/LeftOut";
import { Settled } from "@/features/constraints/Settled";
import { GateActions } from "./GateActions";
import { GateFacts } from "./GateFacts";

/** A decision only a person can make. Waiting, it asks; decided, it is the record of who, when and why. */
export function GateCard({ item }: { item: GateItem }) {
  const set = useDecisionSet(item.setId).data;
  const current = useCurrentSet(set?.project_id ?? null);
  const [asked, ask] = useState(false);
  if (item.decided) return <Decided item={item} />;
  if (!set) return null;
  if (set.status !== "awaiting_approval") return <Closed status={set.status} />;
  if (current && current.id !== set.id && !asked) return <Elsewhere version={set.version} onDecide={() => ask(true)} />;
  return (
    <section
      role="group"
      aria-labelledby={`${item.key}-title`}
      data-card
      data-gate-open
      tabIndex={-1}
      className="rounded-xl border border-primary/40 bg-card p-4"
    >
      <h2 id={`${item.key}-title`} className="flex items-center gap-2 text-lg font-semibold">
        <ShieldCheck className="size-4 text-primary" /> Approve this architecture?
      </h2>
      <p className="mt-0.5 text-sm text-muted-foreground">
        The repository is written after you approve. Nothing approves itself.
      </p>
      <GateFacts set={set} />
      <div className="mt-3 empty:hidden">
        <Settled rows={set.settled} />
        <LeftOut rows={set.unread} />
      </div>
      <GateActions set={set} gate="architecture" />
    </section>
  );
}

const RECORDS = {
  approved: { icon: CircleCheck, word: "Approved", className: "text-success" },
  changes_requested: { icon: MessageSquareReply, word: "Changes requested", className: "text-info" },
  rejected: { icon: CircleX, word: "Rejected", className: "text-destructive" },
} as const;

function Decided({ item }: { item: GateItem }) {
  const decided = item.decided!;
  const record = RECORDS[decided.status as keyof typeof RECORDS] ?? RECORDS.approved;
  const Icon = record.icon;
  return (
    <div data-card tabIndex={-1} className="rounded-lg border bg-card px-3 py-2">
      <p className="num flex flex-wrap items-center gap-x-2 text-sm">
        <Icon className={`size-4 ${record.className}`} />
        <span className="font-medium">{record.word}</span>
        <span className="text-xs text-muted-foreground">
          {[decided.actor ? `by ${decided.actor}` : "", exact(decided.at)].filter(Boolean).join(", ")}
        </span>
      </p>
      {decided.comment ? <p className="mt-1 text-sm">{decided.comment}</p> : null}
    </div>
  );
}

/** The gate of a version that is not the one on screen: one line, so that only one gate asks at a time. */
function Elsewhere({ version, onDecide }: { version: number; onDecide: () => void }) {
  return (
    <p data-card tabIndex={-1} className="num flex items-center gap-3 rounded-lg border bg-card px-3 py-2 text-sm text-muted-foreground">
      <span className="min-w-0 flex-1">Version {version} still waits for approval.</span>
      <Button size="sm" variant="link" onClick={onDecide}>
        Decide on it
      </Button>
    </p>
  );
}

function Closed({ status }: { status: string }) {
  return (
    <p data-card tabIndex={-1} className="rounded-lg border bg-card px-3 py-2 text-sm text-muted-foreground">
      This gate is closed: the version is {status.replaceAll("_", " ")}.
    </p>
  );
}
