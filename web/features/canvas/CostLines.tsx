"use client";

import type { CostLine } from "@/api/contract";
import { price, usd } from "@/format/money";
import { count } from "@/format/values";

/** quantity × unit price × region factor, with the price's source and date. Unknown stays unknown. */
export function CostLines({ lines }: { lines: CostLine[] }) {
  const dearest = [...lines].sort((a, b) => Number(b.monthly_usd ?? -1) - Number(a.monthly_usd ?? -1));
  return (
    <div className="scroller rounded-lg border bg-card" tabIndex={0} role="region" aria-label="Cost lines">
      <table className="num w-full min-w-[560px] text-left text-xs">
        <thead className="text-2xs text-muted-foreground">
          <tr className="border-b [&>th]:px-3 [&>th]:py-1.5 [&>th]:font-medium">
            <th>Service</th>
            <th className="text-right">Quantity</th>
            <th className="text-right">Unit price</th>
            <th className="text-right">A month</th>
            <th>Price source</th>
          </tr>
        </thead>
        <tbody>
          {dearest.map((line) => (
            <Row key={line.line_id} line={line} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ line }: { line: CostLine }) {
  return (
    <tr className="border-b align-top last:border-0 [&>td]:px-3 [&>td]:py-1.5">
      <td>
        <span className="block text-sm">{line.service}</span>
        <span className="block text-2xs text-muted-foreground">
          {line.dimension}
          {line.fixed ? ", fixed" : ""}
        </span>
        <span className="block max-w-72 font-mono text-2xs text-muted-foreground [overflow-wrap:anywhere]">{line.formula}</span>
      </td>
      <td className="text-right whitespace-nowrap">
        {count(line.quantity)} <span className="text-muted-foreground">{line.unit}</span>
      </td>
      <td className="text-right whitespace-nowrap">
        {price(line.unit_price)}
        {line.region_multiplier !== 1 ? <span className="block text-2xs text-muted-foreground">× {line.region_multiplier} region</span> : null}
      </td>
      <td className="text-right text-sm font-medium whitespace-nowrap">{usd(line.monthly_usd)}</td>
      <td className="max-w-48">
        <span className="block truncate text-2xs" title={line.source}>{line.source}</span>
        <span className="block text-2xs text-muted-foreground">
          {line.as_of}, {line.confidence} confidence
        </span>
      </td>
    </tr>
  );
}
