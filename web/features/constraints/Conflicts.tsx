"use client";

import { Scale } from "lucide-react";
import type { Conflict } from "@/api/contract";
import { useNamed } from "@/features/names/names";
import { usd } from "@/format/money";
import { label, pathsNamed } from "@/format/values";

type Way = Conflict["relaxations"][number];

const price = (way: Way): string => (way.monthly_usd == null ? pathsNamed(way.unpriced ?? "price unknown") : `${usd(way.monthly_usd)} a month`);

/** Wishes that cannot all hold, with the cheapest ways out. */
export function Conflicts({ rows }: { rows: Conflict[] }) {
  const named = useNamed();
  return rows.map((conflict) => (
    <section key={conflict.fields.join()} className="mb-3 rounded-md border border-destructive/35 bg-destructive/5 p-2.5">
      <h3 className="flex items-center gap-2 text-sm font-medium">
        <Scale className="size-4 text-destructive" />
        {conflict.fields.map((field) => label(field)).join(" against ")}
      </h3>
      <p className="mt-1 text-sm">{named(pathsNamed(conflict.explanation))}</p>
      {conflict.relaxations.length > 0 ? (
        <ul className="mt-2 divide-y rounded-md border bg-card">
          {conflict.relaxations.map((way) => (
            <li key={way.change} className="flex items-baseline gap-3 px-2.5 py-1.5 text-sm">
              <span className="flex-1">{named(way.change)}</span>
              <span className="num text-xs text-muted-foreground">{price(way)}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  ));
}
