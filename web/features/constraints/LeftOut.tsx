import { CircleSlash } from "lucide-react";
import type { Unread } from "@/api/contract";

/** Demands of the brief that no value was taken from: whoever approves should know that the design does not answer them. */
export function LeftOut({ rows }: { rows: Unread[] }) {
  if (rows.length === 0) return null;
  return (
    <section aria-label="Demands left out" className="mb-3 flex gap-2 rounded-md border border-warning/40 bg-warning/6 p-2.5 text-sm">
      <CircleSlash className="mt-0.5 size-4 shrink-0 text-warning" />
      <div>
        <h3 className="font-medium">{rows.length === 1 ? "One demand is not part of this design" : `${rows.length} demands are not part of this design`}</h3>
        <ul className="mt-0.5 text-xs">
          {rows.map((row) => (
            <li key={row.span.join()}>“{row.quote}”</li>
          ))}
        </ul>
        <p className="mt-1 text-xs text-muted-foreground">No value was taken from these words, and they stay quoted. What matters can be said differently in the chat, or set by hand.</p>
      </div>
    </section>
  );
}
