import type { Change, SetDiff } from "@/api/contract";
import { Disclosure } from "@/components/ui/disclosure";
import { Section } from "@/components/ui/section";
import { agentTitle } from "@/feed/agents";
import { change, signed, usd } from "@/format/money";
import { useNamed } from "@/features/names/names";
import { dimension, label, plural, quantity } from "@/format/values";

/** Before and after of one value. */
export function ChangeLine({ change: { path, kind, before, after } }: { change: Change }) {
  return (
    <li data-change tabIndex={-1} className="num flex flex-wrap items-baseline gap-x-2 py-1 text-sm">
      <span className="w-48 shrink-0 truncate text-xs text-muted-foreground" title={path}>
        {label(path)}
      </span>
      {kind === "added" ? null : <del className="rounded-xs bg-diff-del px-1 [overflow-wrap:anywhere]">{quantity(path, before)}</del>}
      {kind === "removed" ? null : <ins className="rounded-xs bg-diff-add px-1 no-underline [overflow-wrap:anywhere]">{quantity(path, after)}</ins>}
    </li>
  );
}

export function CostChanges({ cost }: { cost: NonNullable<SetDiff["cost"]> }) {
  return (
    <Section title="Cost" note={cost.usd === null ? "one version has no estimate" : Number(cost.usd) === 0 ? "no change" : `${change(cost.usd, cost.pct)} a month`}>
      <ul className="divide-y rounded-lg border bg-card">
        <li className="num flex px-3 py-1.5 text-sm font-medium">
          <span className="flex-1">Expected a month</span>
          {usd(cost.before)} → {usd(cost.after)}
        </li>
        {cost.lines.map((line) => (
          <li key={line.line_id} data-change tabIndex={-1} className="num flex gap-3 px-3 py-1.5 text-xs">
            <span className="min-w-0 flex-1 truncate">
              {line.service}, {dimension(line.dimension)}
            </span>
            <span className="text-muted-foreground">
              {line.before === null ? "none" : usd(line.before)} → {line.after === null ? "none" : usd(line.after)}
            </span>
            <span className="w-20 text-right">{line.usd === null ? "unknown" : signed(line.usd)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function DecisionChanges({ rows }: { rows: SetDiff["decisions"] }) {
  const named = useNamed();
  if (rows.length === 0) return null;
  return (
    <Section title="Decisions" note={plural(rows.length, "agent")}>
      <ul className="flex flex-col divide-y rounded-lg border bg-card p-1">
        {rows.map((row) => (
          <li key={row.agent} data-change tabIndex={-1}>
            <Disclosure
              summary={
                <span className="min-w-0 flex-1 truncate text-sm">
                  {agentTitle(row.agent)} <span className="text-muted-foreground">{row.after ? named(row.after) : "no longer made"}</span>
                </span>
              }
            >
              <ul>
                {row.changes.map((change) => (
                  <ChangeLine key={change.path} change={change} />
                ))}
              </ul>
            </Disclosure>
          </li>
        ))}
      </ul>
    </Section>
  );
}
