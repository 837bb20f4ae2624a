import { ShieldQuestion } from "lucide-react";
import type { Suspicion } from "@/api/contract";

/** Words in the brief that read like instructions to the system: shown, never followed. */
export function Suspicious({ rows }: { rows: Suspicion[] }) {
  if (rows.length === 0) return null;
  return (
    <div className="mb-3 flex gap-2 rounded-md border border-warning/40 bg-warning/6 p-2.5 text-sm">
      <ShieldQuestion className="mt-0.5 size-4 shrink-0 text-warning" />
      <div>
        <p className="font-medium">Not followed as an instruction</p>
        {rows.map((row) => (
          <p key={row.span.join()} className="text-xs">
            “{row.quote}” <span className="text-muted-foreground">{row.reason}</span>
          </p>
        ))}
      </div>
    </div>
  );
}
