"use client";

import type { Plan } from "@/api/contract";
import { Section } from "@/components/ui/section";
import { useNamed } from "@/features/names/names";
import { usd } from "@/format/money";
import { roleTitle } from "@/format/roles";
import { plural } from "@/format/values";
import { setParams } from "@/state/location";

/** What the design is made of, dearest first; each opens its place in the diagram. */
export function Parts({ plan }: { plan: Plan }) {
  const named = useNamed();
  const dearest = plan.components.toSorted((a, b) => Number(b.monthly_usd ?? 0) - Number(a.monthly_usd ?? 0));
  return (
    <Section title="What it is made of" note={plural(dearest.length, "component")}>
      <ul className="num divide-y rounded-lg border bg-card">
        {dearest.map((part) => (
          <li key={part.id}>
            <button
              type="button"
              onClick={() => setParams({ tab: "architecture", component: part.id })}
              className="flex min-h-8 w-full flex-wrap items-baseline gap-x-3 px-3 py-1 text-left text-sm hover:bg-accent"
            >
              <span className="w-28 shrink-0 text-muted-foreground @lg:w-44">{roleTitle(part.role)}</span>
              <span className="min-w-0 flex-1" title={part.pattern_id}>
                {named(part.pattern_id)}
              </span>
              <span>{part.monthly_usd == null ? "unknown" : usd(part.monthly_usd)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
