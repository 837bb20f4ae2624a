"use client";

import { Scale } from "lucide-react";
import type { Settlement } from "@/api/contract";
import { useNamed } from "@/features/names/names";
import { plain } from "@/format/values";

/** What a person chose of contradictions; what no value shows is told as a condition. */
export function Settled({ rows }: { rows: Settlement[] }) {
  const named = useNamed();
  if (rows.length === 0) return null;
  return (
    <section aria-label="Settled by a person" className="mb-3 flex gap-2 rounded-md border bg-muted/40 p-2.5 text-sm">
      <Scale className="mt-0.5 size-4 shrink-0 text-muted-foreground" />
      <div>
        <h3 className="font-medium">Settled by a person</h3>
        <ul className="mt-0.5 flex flex-col gap-1.5 text-xs">
          {rows.map((row) => (
            <li key={`${row.version}:${row.fields.join()}`}>
              <p>{row.taken ? named(plain(row.taken.change)) : "No contradiction: both hold"}</p>
              <p className="text-muted-foreground">
                {named(plain(row.explanation))}
                {row.taken && Object.keys(row.taken.put ?? {}).length === 0 ? " A condition of this design, which has nothing for it." : ""}
              </p>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
