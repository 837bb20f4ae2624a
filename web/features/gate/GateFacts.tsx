"use client";

import type { DecisionSet } from "@/api/contract";
import { isOpen } from "@/features/policies/open";
import { openCanvas } from "@/features/canvas/open";
import type { TabId } from "@/features/canvas/tabs";
import { cn } from "@/format/cn";
import { change, usd } from "@/format/money";
import { place, plural } from "@/format/values";

interface Row {
  label: string;
  value: string;
  note?: string;
  tab: TabId;
  bad?: boolean;
}

/** What an approval stands on: money, rules, critics, and what is inside. Each opens its view. */
export function GateFacts({ set }: { set: DecisionSet }) {
  return (
    <div className="@container mt-3">
    <ul className="grid grid-cols-2 gap-2 @md:grid-cols-4">
      {factsOf(set).map((row) => (
        <li key={row.label}>
          <button
            type="button"
            onClick={() => openCanvas(row.tab, set.id)}
            className="num flex h-full w-full flex-col rounded-lg border px-2.5 py-2 text-left hover:bg-accent"
          >
            <span className="text-2xs text-muted-foreground">{row.label}</span>
            <span className={cn("text-sm font-semibold", row.bad && "text-destructive")}>{row.value}</span>
            {row.note ? <span className="text-2xs text-muted-foreground">{row.note}</span> : null}
          </button>
        </li>
      ))}
    </ul>
    </div>
  );
}

function factsOf(set: DecisionSet): Row[] {
  const cost = set.cost_estimate;
  const open = (set.policy_report?.results ?? []).filter(isOpen);
  const applied = (set.policy_report?.results ?? []).filter((result) => result.outcome !== "not_applicable").length;
  const blocking = open.filter((result) => result.severity === "block").length;
  const findings = (set.critiques ?? []).filter((finding) => !finding.resolved_by);
  return [
    {
      label: "Expected cost",
      value: cost ? `${usd(cost.monthly_usd.expected)}/mo` : "unknown",
      note: cost?.delta ? change(cost.delta.usd, cost.delta.pct) : cost ? `up to ${usd(cost.monthly_usd.high)}` : undefined,
      tab: "cost",
    },
    { label: "Policies", value: blocking > 0 ? `${blocking} blocking` : open.length > 0 ? "none blocking" : "all pass", note: open.length > 0 ? `${open.length} to look at` : `${plural(applied, "rule")} applied`, tab: "policies", bad: blocking > 0 },
    { label: "Critics", value: findings.length > 0 ? `${findings.length} open` : "none open", note: `${(set.critiques ?? []).length} raised`, tab: "decisions" },
    { label: "Components", value: String(set.plan?.components.length ?? 0), note: set.plan ? `on ${place(set.plan.cloud, "")}` : undefined, tab: "architecture" },
  ];
}
