"use client";

import type { CostLine } from "@/api/contract";
import { day } from "@/format/time";
import { price, usd } from "@/format/money";
import { count } from "@/format/values";

/** quantity × unit price × region factor, with the price's source and date. Unknown stays unknown. */
export function CostLines({ lines, sources }: { lines: CostLine[]; sources: Record<string, string> }) {
  const dearest = [...lines].sort((a, b) => Number(b.monthly_usd ?? -1) - Number(a.monthly_usd ?? -1));
  return (
    <ul className="num divide-y rounded-lg border bg-card">
      {dearest.map((line) => (
        <li key={line.line_id} className="px-3 py-2">
          <Line line={line} source={sources[line.source] ?? line.source} />
        </li>
      ))}
    </ul>
  );
}

function Line({ line, source }: { line: CostLine; source: string }) {
  const factor = line.region_multiplier === undefined || line.region_multiplier === 1 ? "" : ` × ${line.region_multiplier} region`;
  return (
    <>
      <p className="flex items-baseline gap-3">
        <span className="min-w-0 flex-1 text-sm">
          {line.service} <span className="text-muted-foreground">{line.dimension.replaceAll("_", " ")}</span>
        </span>
        <span className="text-sm font-medium">{usd(line.monthly_usd)}</span>
      </p>
      <p className="text-xs text-muted-foreground">
        {count(line.quantity)} {line.unit} × {price(line.unit_price)}
        {factor}
        {line.fixed ? ", fixed" : ""}
      </p>
      <p className="text-2xs text-muted-foreground [overflow-wrap:anywhere]">
        <span className="font-mono">{line.formula}</span> · price from {source}, as of {day(line.as_of)}, {line.confidence} confidence
        {line.assumption_ids?.length ? ` · assumes ${line.assumption_ids.join(", ")}` : ""}
      </p>
    </>
  );
}
