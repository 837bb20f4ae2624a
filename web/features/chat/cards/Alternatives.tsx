import type { Alternative } from "@/api/contract";
import { usd } from "@/format/money";
import { milliseconds } from "@/format/values";

/** Options that lost, with their numbers where the catalogue has them. */
export function Alternatives({ rows }: { rows: Alternative[] }) {
  return (
    <ul className="divide-y rounded-md border">
      {rows.map((row) => (
        <li key={`${row.role}${row.option}`} className="px-2.5 py-1.5">
          <div className="flex flex-wrap items-baseline gap-x-3">
            <span className="font-mono text-xs">{row.option}</span>
            <span className="num ml-auto flex gap-3 text-2xs text-muted-foreground">
              {row.monthly_usd == null ? null : <span>{usd(row.monthly_usd)}/mo</span>}
              {row.p95_ms == null ? null : <span>p95 {milliseconds(row.p95_ms)}</span>}
              {row.score == null ? null : <span>score {row.score.toFixed(2)}</span>}
            </span>
          </div>
          <p className="text-xs text-muted-foreground">{row.rejected_because}</p>
          {row.flip_if ? <p className="text-xs">Wins if {row.flip_if}</p> : null}
        </li>
      ))}
    </ul>
  );
}
