"use client";

import { Scale } from "lucide-react";
import type { Conflict } from "@/api/contract";
import { useNamed } from "@/features/names/names";
import { usd } from "@/format/money";
import { capital, label, plain } from "@/format/values";

/** Wishes that cannot all hold, with the cheapest ways out. */
export function Conflicts({ rows }: { rows: Conflict[] }) {
  const named = useNamed();
  return rows.map((conflict) => (
    <section key={conflict.fields.join()} className="mb-3 rounded-md border border-destructive/35 bg-destructive/5 p-2.5">
      <h3 className="flex items-center gap-2 text-sm font-medium">
        <Scale className="size-4 text-destructive" />
        {conflict.fields.map((field) => label(field)).join(" against ")}
      </h3>
      <p className="mt-1 text-sm">{named(plain(conflict.explanation))}</p>
      {conflict.relaxations.length > 0 ? (
        <ul className="mt-2 divide-y rounded-md border bg-card">
          {conflict.relaxations.map((way) => (
            <li key={way.change} className="px-2.5 py-1.5 text-sm">
              <div className="flex items-baseline gap-3">
                <span className="flex-1">{named(plain(way.change))}</span>
                <span className="num text-xs text-muted-foreground">{way.monthly_usd == null ? "price unknown" : `${usd(way.monthly_usd)} a month`}</span>
              </div>
              {way.unpriced ? <p className="mt-0.5 text-xs text-muted-foreground">{capital(plain(way.unpriced))}.</p> : null}
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  ));
}
