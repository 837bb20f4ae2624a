import type { ReactNode } from "react";

/** Names and values, one a line. */
export function Facts({ rows }: { rows: (readonly [string, ReactNode])[] }) {
  return (
    <dl className="divide-y rounded-lg border bg-card">
      {rows.map(([name, value]) => (
        <div key={name} className="num flex min-h-9 flex-wrap items-center gap-x-4 px-3 py-1.5 text-sm">
          <dt className="w-40 shrink-0 text-muted-foreground">{name}</dt>
          <dd className="min-w-0 flex-1 [overflow-wrap:anywhere]">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
