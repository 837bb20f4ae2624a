import { CircleSlash, Split } from "lucide-react";
import type { ReactNode } from "react";
import type { Unread } from "@/api/contract";

/** What the brief asks for and this design does not answer: whoever approves should know of it, a second system first. */
export function LeftOut({ rows }: { rows: Unread[] }) {
  const systems = rows.filter(({ kind }) => kind === "system");
  const others = rows.filter(({ kind }) => kind !== "system");
  return (
    <>
      {systems.length > 0 ? (
        <Said label="Second systems" icon={<Split className="mt-0.5 size-4 shrink-0 text-warning" />} title={systems.length === 1 ? "A second system is asked for" : `${systems.length} more systems are asked for`} rows={systems}>
          This design answers the first result. The other needs one of its own: it can be made as a project beside this one.
        </Said>
      ) : null}
      {others.length > 0 ? (
        <Said label="Demands left out" icon={<CircleSlash className="mt-0.5 size-4 shrink-0 text-warning" />} title={others.length === 1 ? "One wish is not part of this design" : `${others.length} wishes are not part of this design`} rows={others}>
          Nothing of this design answers these words, and they stay quoted. What matters can be said differently in the chat, or set by hand.
        </Said>
      ) : null}
    </>
  );
}

function Said({ label, icon, title, rows, children }: { label: string; icon: ReactNode; title: string; rows: Unread[]; children: ReactNode }) {
  return (
    <section aria-label={label} className="mb-3 flex gap-2 rounded-md border border-warning/40 bg-warning/6 p-2.5 text-sm">
      {icon}
      <div>
        <h3 className="font-medium">{title}</h3>
        <ul className="mt-0.5 text-xs">
          {rows.map((row) => (
            <li key={`${row.span.join()} ${row.needs ?? ""}`}>
              {row.needs ? <span className="first-letter:uppercase">{row.needs}: </span> : null}“{row.quote}”
            </li>
          ))}
        </ul>
        <p className="mt-1 text-xs text-muted-foreground">{children}</p>
      </div>
    </section>
  );
}
