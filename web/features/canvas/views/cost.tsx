"use client";

import { useMemo } from "react";
import type { CostEstimate } from "@/api/contract";
import { Figure, Section } from "@/components/ui/section";
import { Empty } from "@/components/ui/states";
import { leaves } from "@/features/constraints/leaves";
import { useNamed } from "@/features/names/names";
import { day } from "@/format/time";
import { change, percent, signed, usd } from "@/format/money";
import { capabilityTitle } from "@/format/roles";
import { capital } from "@/format/values";
import type { ViewProps } from "../view";
import { CostLines } from "../CostLines";
import { CostRange } from "../CostRange";

export default function Cost({ set }: ViewProps) {
  const estimate = set.cost_estimate;
  const budget = useMemo(() => leaves(set.constraints).find(([path]) => path === "budget.monthly_usd")?.[1].value, [set]);
  if (!estimate) return <Empty title="Not priced yet">The cost critic prices every component once the design stands.</Empty>;
  return (
    <div className="@container p-4">
      <CostRange range={estimate.monthly_usd} limit={typeof budget === "number" ? budget : null} />
      <dl className="mt-4 grid grid-cols-2 gap-2 @xl:grid-cols-4">
        <Figure label="Expected a month" value={usd(estimate.monthly_usd.expected)} note="USD, list prices" />
        <Figure label="In twelve months" value={usd(estimate.month_12_usd)} note="with the stated growth" />
        <Figure label="Per 1,000 predictions" value={estimate.per_1k_predictions_usd == null ? "unknown" : usd(Number(estimate.per_1k_predictions_usd))} />
        <Figure
          label="Against before"
          value={estimate.delta ? change(estimate.delta.usd, null) : "first version"}
          note={estimate.delta ? `${percent(estimate.delta.pct)} against v${estimate.delta.against_version}` : undefined}
        />
      </dl>
      <ByCapability parts={estimate.by_capability} />
      <Section title="Every line" note={`${estimate.method}, oldest price of ${day(estimate.price_book_as_of)}`}>
        <CostLines lines={estimate.lines} sources={estimate.sources ?? {}} />
        <OldPrices old={estimate.old_prices} />
      </Section>
      <Sensitivity rows={estimate.sensitivity} />
      <Words title="No price known, not counted" rows={estimate.unknown} />
      <Words title="Not included" rows={estimate.exclusions} />
    </div>
  );
}

function OldPrices({ old }: { old: CostEstimate["old_prices"] }) {
  if (!old) return null;
  return (
    <p className="num mt-2 text-xs text-muted-foreground">
      {old.lines === 1 ? "One line rests on a price" : `${old.lines} lines rest on prices`} over 180 days old (language models 30) on {day(old.judged_on)}:{" "}
      {usd(old.monthly_usd)} a month, the oldest of {day(old.oldest)}. Look them up again before money is committed.
    </p>
  );
}

function ByCapability({ parts }: { parts: CostEstimate["by_capability"] }) {
  const rows = Object.entries(parts).map(([name, amount]) => [name, Number(amount)] as const);
  const top = Math.max(...rows.map(([, amount]) => amount), 1);
  if (rows.length === 0) return null;
  return (
    <Section title="By capability">
      <ul className="flex flex-col gap-1.5">
        {rows.toSorted((a, b) => b[1] - a[1]).map(([name, amount]) => (
          <li key={name} className="num grid grid-cols-[88px_1fr_80px] items-center gap-3 text-xs">
            <span>{capabilityTitle(name)}</span>
            <span className="h-2 rounded-sm bg-muted" aria-hidden>
              <span className="block h-full rounded-sm bg-primary/70" style={{ width: `${(amount / top) * 100}%` }} />
            </span>
            <span className="text-right">{usd(amount)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Sensitivity({ rows }: { rows: CostEstimate["sensitivity"] }) {
  const named = useNamed();
  if (rows.length === 0) return null;
  return (
    <Section title="What moves it">
      <ul className="divide-y rounded-lg border bg-card">
        {rows.map((row) => (
          <li key={row.change} className="num flex gap-3 px-3 py-1.5 text-sm">
            <span className="flex-1">{capital(named(row.change))}</span>
            <span className="text-muted-foreground">{signed(row.delta_usd)}</span>
            <span className="w-20 text-right">{usd(row.monthly_usd)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Words({ title, rows }: { title: string; rows: string[] }) {
  const named = useNamed();
  if (rows.length === 0) return null;
  return (
    <Section title={title}>
      <ul className="list-disc pl-5 text-sm text-muted-foreground">
        {rows.map((row) => (
          <li key={row}>{named(row)}</li>
        ))}
      </ul>
    </Section>
  );
}
