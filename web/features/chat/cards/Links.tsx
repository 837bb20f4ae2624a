"use client";

import { openCanvas } from "@/features/canvas/open";
import type { TabId } from "@/features/canvas/tabs";
import { agentTitle } from "@/feed/agents";
import { useNamed } from "@/features/names/names";
import type { AnswerLink } from "@/feed/items";
import type { Params } from "@/state/location";

const PLACES: Record<string, (id: string) => [TabId, Params]> = {
  card: (id) => ["decisions", { agent: id }],
  component: (id) => ["architecture", { component: id }],
  rule: (id) => ["policies", { rule: id }],
  cost_line: () => ["cost", {}],
};

/** Where an answer was taken from; each opens the place in the canvas. */
export function Links({ rows, setId }: { rows: AnswerLink[]; setId: string | null }) {
  const named = useNamed();
  if (rows.length === 0) return null;
  return (
    <ul aria-label="Taken from" className="mt-2 flex flex-wrap gap-1.5">
      {rows.map(({ kind, id, label }) => {
        const place = PLACES[kind];
        return place ? (
          <li key={`${kind}${id}`}>
            <button
              type="button"
              onClick={() => openCanvas(place(id)[0], setId, place(id)[1])}
              className="inline-flex min-h-6 items-center rounded-md border px-2 text-xs text-muted-foreground hover:bg-accent hover:text-foreground"
            >
              {kind === "card" ? agentTitle(id) : named(label)}
            </button>
          </li>
        ) : null;
      })}
    </ul>
  );
}
