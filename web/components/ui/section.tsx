import type { ReactNode } from "react";

/** A titled block of a canvas view. */
export function Section({ title, note, children }: { title: string; note?: ReactNode; children: ReactNode }) {
  return (
    <section className="mt-6 first:mt-0">
      <div className="mb-2 flex flex-wrap items-baseline gap-x-2">
        <h3 className="shrink-0 text-sm font-semibold">{title}</h3>
        {note ? <span className="text-xs text-muted-foreground">{note}</span> : null}
      </div>
      {children}
    </section>
  );
}

/** A figure with its name; always tabular numerals. */
export function Figure({ label, value, note }: { label: string; value: ReactNode; note?: ReactNode }) {
  return (
    <div className="min-w-0 rounded-lg border bg-card px-3 py-2.5">
      <dt className="text-2xs text-muted-foreground">{label}</dt>
      <dd className="num mt-0.5 truncate text-lg font-semibold tracking-tight">{value}</dd>
      {note ? <dd className="num truncate text-2xs text-muted-foreground">{note}</dd> : null}
    </div>
  );
}
