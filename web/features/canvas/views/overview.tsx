"use client";

import { useMemo } from "react";
import { Empty } from "@/components/ui/states";
import { Markdown } from "@/components/ui/markdown";
import { Figure, Section } from "@/components/ui/section";
import { isOpen } from "@/features/policies/open";
import { ConstraintList } from "@/features/constraints/ConstraintList";
import { Infeasible } from "@/features/constraints/Infeasible";
import { leaves } from "@/features/constraints/leaves";
import { useNamed } from "@/features/names/names";
import { day } from "@/format/time";
import { change, usd } from "@/format/money";
import { pathTitle } from "@/format/roles";
import { label, milliseconds, place, plural } from "@/format/values";
import { look } from "@/format/status";
import type { ViewProps } from "../view";
import { tightest } from "../Compare";
import { CostRange } from "../CostRange";
import { Purpose } from "../Purpose";
import { Parts } from "../Parts";
import { Latency } from "../Latency";

export default function Overview({ set }: ViewProps) {
  const named = useNamed();
  const facts = useMemo(() => leaves(set.constraints), [set]);
  const budget = facts.find(([path]) => path === "budget.monthly_usd")?.[1].value;
  const { plan, cost_estimate: cost } = set;
  if (!plan && facts.length === 0) return <Nothing status={set.status} />;
  return (
    <div className="@container p-4">
      {set.status === "infeasible" ? <Infeasible set={set} /> : null}
      <Numbers set={set} />
      <Purpose facts={facts} />
      {plan ? (
        <Section title={set.titles[plan.archetype] ?? label(plan.archetype)} note={plan.archetype_reason}>
          {plan.summary ? <Markdown compact text={named(plan.summary)} /> : null}
        </Section>
      ) : null}
      {set.parent_id && set.summary_md ? (
        <Section title="What this version changed">
          <Markdown compact text={named(set.summary_md)} />
        </Section>
      ) : null}
      {cost ? (
        <Section title="Cost a month" note={cost.price_book_as_of ? `oldest price of ${day(cost.price_book_as_of)}` : undefined}>
          <CostRange range={cost.monthly_usd} limit={typeof budget === "number" ? budget : null} />
        </Section>
      ) : null}
      {plan && plan.latency.length > 0 ? (
        <Section title="Latency by hop">
          {plan.latency.map((path) => (
            <Latency key={path.name} path={path} />
          ))}
        </Section>
      ) : null}
      {plan ? <Parts plan={plan} /> : null}
      <Section title="Constraints in force" note={`${plural(facts.length, "value")}, click one to change it`}>
        <ConstraintList facts={facts} projectId={set.project_id} setId={set.id} />
      </Section>
    </div>
  );
}

/** What stands here while nothing was read yet, or when nothing could be. */
function Nothing({ status }: { status: ViewProps["set"]["status"] }) {
  if (status === "extracting") return <Empty title="Reading the brief">The first figures appear in a moment.</Empty>;
  if (status === "needs_input") return <Empty title="Nothing could be read from the brief yet">Answer the questions in the conversation: the design starts from them.</Empty>;
  return <Empty title={look(status).word}>This version has no values and no design.</Empty>;
}

function Numbers({ set }: ViewProps) {
  const { plan, cost_estimate: cost, policy_report: report } = set;
  if (!plan) return null;
  const path = tightest(set);
  const open = (report?.results ?? []).filter(isOpen).length;
  return (
    <dl className="mb-6 grid grid-cols-2 gap-2 @xl:grid-cols-4">
      <Figure
        label="Expected cost"
        value={cost ? usd(cost.monthly_usd.expected) : "unknown"}
        note={cost?.delta ? `${change(cost.delta.usd, null)} to version ${cost.delta.against_version}` : "a month"}
      />
      <Figure
        label={path ? "Answer time, p95" : "Results"}
        value={path ? milliseconds(path.p95_ms) : "on a schedule"}
        note={path ? (path.target_p95_ms ? `target ${milliseconds(path.target_p95_ms)}` : pathTitle(path.name)) : "nobody waits"}
      />
      <Figure label="Rules to look at" value={report ? open : "not run"} note={report ? `of ${report.results.filter((r) => r.outcome !== "not_applicable").length} that apply` : undefined} />
      <Figure label="Components" value={plan.components.length} note={`on ${place(plan.cloud, "")}`} />
    </dl>
  );
}
