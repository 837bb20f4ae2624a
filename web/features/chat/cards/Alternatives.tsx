import { useNamed } from "@/features/names/names";
import type { Alternative } from "@/api/contract";
import { usd } from "@/format/money";
import { roleTitle } from "@/format/roles";
import { capital, milliseconds } from "@/format/values";

/** Options that lost, with their numbers where the catalogue has them; `ofRole` where the role is already said. */
export function Alternatives({ rows, ofRole = false }: { rows: Alternative[]; ofRole?: boolean }) {
  const named = useNamed();
  return (
    <ul className="divide-y rounded-md border">
      {rows.map((row) => (
        <li key={`${row.role}${row.option}`} className="px-2.5 py-1.5">
          <div className="flex flex-wrap items-baseline gap-x-3">
            <span className="text-sm" title={row.option}>
              {row.role && !ofRole ? <span className="text-muted-foreground">{roleTitle(row.role)}: </span> : null}
              {row.role ? named(row.option) : capital(named(row.option))}
            </span>
            <span className="num ml-auto flex gap-3 text-2xs text-muted-foreground">
              {row.monthly_usd == null ? null : <span>{usd(row.monthly_usd)}/mo</span>}
              {!row.p95_ms ? null : <span>p95 {milliseconds(row.p95_ms)}</span>}
              {row.score == null ? null : <span>score {row.score.toFixed(2)}</span>}
            </span>
          </div>
          <p className="text-xs text-muted-foreground">{capital(named(row.rejected_because))}</p>
          {row.flip_if ? <p className="text-xs">Wins if {named(row.flip_if)}</p> : null}
        </li>
      ))}
    </ul>
  );
}
