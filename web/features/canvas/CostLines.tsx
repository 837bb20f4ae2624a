"use client";

import type { CostLine } from "@/api/contract";
import { Disclosure } from "@/components/ui/disclosure";
import { price, usd } from "@/format/money";
import { day } from "@/format/time";
import { roleTitle } from "@/format/roles";
import { count, dimension, label } from "@/format/values";
import { costGroups, together } from "./costGroups";

/** By component, dearest first: quantity × unit price × region factor; opened, the formula and the price's source. Unknown stays unknown. */
export function CostLines({ lines, sources }: { lines: CostLine[]; sources: Record<string, string> }) {
  return (
    <ul className="num flex flex-col gap-3">
      {costGroups(lines).map((group) => (
        <li key={group.component}>
          <h4 className="flex px-3 pb-1 text-xs text-muted-foreground">
            <span className="flex-1">{roleTitle(group.component)}</span>
            {group.lines.length > 1 ? <span>{together(group, usd)}</span> : null}
          </h4>
          <ul className="divide-y rounded-lg border bg-card p-1">
            {group.lines.map((line) => (
              <li key={line.line_id}>
                <Disclosure summary={<Sum line={line} />}>
                  <Grounds line={line} source={sources[line.source] ?? line.source} />
                </Disclosure>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function Sum({ line }: { line: CostLine }) {
  const factor = line.region_multiplier === undefined || line.region_multiplier === 1 ? "" : ` × ${line.region_multiplier} region`;
  return (
    <span className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-3 py-1">
      <span className="text-sm">
        {line.service} <span className="text-muted-foreground">{dimension(line.dimension)}</span>
      </span>
      <span className="min-w-0 flex-1 text-right text-xs text-muted-foreground max-sm:hidden">
        {count(line.quantity)} {line.unit} × {price(line.unit_price)}
        {factor}
        {line.fixed ? ", fixed" : ""}
      </span>
      <span className="w-20 text-right text-sm font-medium max-sm:ml-auto">{usd(line.monthly_usd)}</span>
    </span>
  );
}

function Grounds({ line, source }: { line: CostLine; source: string }) {
  const rows = [
    ["Quantity", <span key="f" className="font-mono">{line.formula}</span>],
    ["Price from", `${source}, as of ${day(line.as_of)}, ${line.confidence} confidence`],
    ["Assumes", (line.assumption_ids ?? []).map((path) => label(path)).join(", ")],
  ] as const;
  return (
    <dl className="flex flex-col gap-1 text-xs">
      {rows.filter(([, text]) => text !== "").map(([name, text]) => (
        <div key={name} className="flex gap-3">
          <dt className="w-20 shrink-0 text-muted-foreground">{name}</dt>
          <dd className="min-w-0 [overflow-wrap:anywhere]">{text}</dd>
        </div>
      ))}
    </dl>
  );
}
