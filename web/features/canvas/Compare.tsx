"use client";

import { useQueries } from "@tanstack/react-query";
import * as calls from "@/api/calls";
import type { DecisionSet, LatencyPath, VersionSummary } from "@/api/contract";
import { keys } from "@/api/queries";
import { Section } from "@/components/ui/section";
import { isOpen } from "@/features/chat/cards/PolicyCard";
import { usd } from "@/format/money";
import { label, milliseconds } from "@/format/values";

const SHOWN = 4;

/** How much of its target a path uses up. */
export const strain = (path: LatencyPath): number => path.p95_ms / (path.target_p95_ms ?? Infinity);

export const tightest = (set: DecisionSet): LatencyPath | undefined =>
  set.plan?.latency?.toSorted((a, b) => strain(b) - strain(a))[0];

const ROWS: [string, (set: DecisionSet) => string | number][] = [
  ["Expected a month", (set) => (set.cost_estimate ? usd(set.cost_estimate.monthly_usd.expected) : "not priced")],
  ["Up to", (set) => (set.cost_estimate ? usd(set.cost_estimate.monthly_usd.high) : "not priced")],
  ["p95", (set) => (tightest(set) ? milliseconds(tightest(set)?.p95_ms) : "no online path")],
  ["Policies open", (set) => (set.policy_report ? set.policy_report.results.filter(isOpen).length : "not run")],
  ["Blocking", (set) => set.policy_report?.results.filter((r) => isOpen(r) && r.severity === "block").length ?? "not run"],
  ["Components", (set) => set.plan?.components.length ?? "none"],
  ["Where", (set) => (set.plan ? `${set.plan.cloud} ${set.plan.region}` : "undecided")],
  ["Archetype", (set) => (set.plan ? label(set.plan.archetype) : "undecided")],
];

/** The newest versions side by side: money, speed, rules, size. */
export function Compare({ versions }: { versions: VersionSummary[] }) {
  const shown = versions.slice(0, SHOWN).toReversed();
  const sets = useQueries({ queries: shown.map(({ id }) => ({ queryKey: keys.set(id), queryFn: () => calls.decisionSet(id) })) });
  if (shown.length < 2) return null;
  return (
    <Section title="Side by side">
      <div className="scroller rounded-lg border bg-card" tabIndex={0} role="region" aria-label="Versions side by side">
        <table className="num w-full text-left text-sm">
          <thead>
            <tr className="border-b [&>th]:px-3 [&>th]:py-1.5 [&>th]:font-medium">
              <th className="text-xs text-muted-foreground">Version</th>
              {shown.map((version) => (
                <th key={version.id}>v{version.version}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ROWS.map(([name, read]) => (
              <tr key={name} className="border-b last:border-0 [&>td]:px-3 [&>td]:py-1.5">
                <th scope="row" className="px-3 py-1.5 text-xs font-normal text-muted-foreground">
                  {name}
                </th>
                {sets.map(({ data }, index) => (
                  <td key={shown[index]?.id}>{data ? read(data) : "…"}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
