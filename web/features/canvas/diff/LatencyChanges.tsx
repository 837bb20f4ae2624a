"use client";

import type { DecisionSet } from "@/api/contract";
import { useDecisionSet } from "@/api/queries";
import { Section } from "@/components/ui/section";
import { pathTitle } from "@/format/roles";
import { milliseconds } from "@/format/values";

/** The 95th percentile of every path in both versions. */
export function LatencyChanges({ set, baseId }: { set: DecisionSet; baseId: string }) {
  const base = useDecisionSet(baseId).data;
  const before = new Map((base?.plan?.latency ?? []).map((path) => [path.name, path.p95_ms]));
  const after = new Map((set.plan?.latency ?? []).map((path) => [path.name, path.p95_ms]));
  const names = [...new Set([...before.keys(), ...after.keys()])];
  if (names.length === 0) return null;
  const shown = (p95: number | undefined) => (p95 === undefined ? "none" : milliseconds(p95));
  return (
    <Section title="Latency" note="95 of 100 are at least this fast">
      <ul className="divide-y rounded-lg border bg-card">
        {names.map((name) => (
          <li key={name} className="num flex gap-3 px-3 py-1.5 text-sm">
            <span className="min-w-0 flex-1 truncate">{pathTitle(name)}</span>
            <span className={before.get(name) === after.get(name) ? "text-muted-foreground" : "font-medium"}>
              {before.get(name) === after.get(name) ? `${shown(after.get(name))}, unchanged` : `${shown(before.get(name))} → ${shown(after.get(name))}`}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
