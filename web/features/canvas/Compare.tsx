"use client";

import { useQueries } from "@tanstack/react-query";
import { useState } from "react";
import * as calls from "@/api/calls";
import type { DecisionSet, LatencyPath, VersionSummary } from "@/api/contract";
import { keys } from "@/api/queries";
import { Section } from "@/components/ui/section";
import { isOpen } from "@/features/policies/open";
import { change, usd } from "@/format/money";
import { label, milliseconds, place } from "@/format/values";

const SHOWN = 4;

/** How much of its target a path uses up. */
export const strain = (path: LatencyPath): number => path.p95_ms / (path.target_p95_ms ?? Infinity);

/** The path somebody waits on; without one, the path that is closest to its target. */
export const tightest = (set: DecisionSet): LatencyPath | undefined =>
  set.plan?.latency?.find(({ name }) => name === "request") ?? set.plan?.latency?.toSorted((a, b) => strain(b) - strain(a))[0];

const ROWS: [string, (set: DecisionSet) => string | number][] = [
  ["Expected a month", (set) => (set.cost_estimate ? usd(set.cost_estimate.monthly_usd.expected) : "not priced")],
  ["Against its parent", (set) => (set.cost_estimate?.delta ? change(set.cost_estimate.delta.usd, set.cost_estimate.delta.pct) : "first")],
  ["Up to", (set) => (set.cost_estimate ? usd(set.cost_estimate.monthly_usd.high) : "not priced")],
  ["Answer time, p95", (set) => (tightest(set) ? milliseconds(tightest(set)?.p95_ms) : "on a schedule")],
  ["Rules to look at", (set) => (set.policy_report ? set.policy_report.results.filter(isOpen).length : "not run")],
  ["Rules that block", (set) => set.policy_report?.results.filter((r) => isOpen(r) && r.severity === "block").length ?? "not run"],
  ["Components", (set) => set.plan?.components.length ?? "none"],
  ["Where", (set) => (set.plan ? place(set.plan.cloud, set.plan.region) : "undecided")],
  ["Checks", (set) => checks(set)],
  ["Kind of system", (set) => (set.plan ? (set.titles[set.plan.archetype] ?? label(set.plan.archetype)) : "undecided")],
];

function checks(set: DecisionSet): string {
  if (set.checks.length === 0) return "not generated";
  const of = (status: string) => set.checks.filter((check) => check.status === status).length;
  return [`${of("passed")} passed`, of("failed") ? `${of("failed")} failed` : "", of("not_run") ? `${of("not_run")} not run` : ""].filter(Boolean).join(", ");
}

/** Versions side by side, the newest four unless others are picked: money, speed, rules, size, checks. */
export function Compare({ versions }: { versions: VersionSummary[] }) {
  const [picked, pick] = useState<string[] | null>(null);
  const chosen = picked ?? versions.slice(0, SHOWN).map(({ id }) => id);
  const shown = versions.filter(({ id }) => chosen.includes(id)).toReversed();
  const sets = useQueries({ queries: shown.map(({ id }) => ({ queryKey: keys.set(id), queryFn: () => calls.decisionSet(id) })) });
  if (versions.length < 2) return null;
  return (
    <Section title="Side by side">
      <div role="group" aria-label="Versions to compare" className="num mb-2 flex flex-wrap gap-1.5">
        {versions.toReversed().map(({ id, version }) => (
          <button
            key={id}
            type="button"
            aria-pressed={chosen.includes(id)}
            onClick={() => pick(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])}
            className="h-6 rounded-md border px-2 text-xs text-muted-foreground aria-pressed:border-primary aria-pressed:text-foreground"
          >
            v{version}
          </button>
        ))}
      </div>
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
