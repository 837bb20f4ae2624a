"use client";

import type { Component, SetDiff } from "@/api/contract";
import { Section } from "@/components/ui/section";
import { useNamed } from "@/features/names/names";
import { usd } from "@/format/money";
import { roleTitle } from "@/format/roles";
import { plural } from "@/format/values";

/** Which component took over a role, came or went, with what each costs. */
export function ComponentChanges({ rows }: { rows: SetDiff["components"] }) {
  const named = useNamed();
  if (rows.length === 0) return null;
  const price = (part: Component) => (part.monthly_usd == null ? "price unknown" : `${usd(part.monthly_usd)}/mo`);
  const said = (part: Component, other: Component | null) => (part.pattern_id === other?.pattern_id ? price(part) : `${named(part.pattern_id)}, ${price(part)}`);
  return (
    <Section title="Components" note={plural(rows.length, "role")}>
      <ul className="divide-y rounded-lg border bg-card">
        {rows.map(({ role, before, after }) => (
          <li key={role} data-change tabIndex={-1} className="num flex items-baseline gap-x-3 px-3 py-1.5 text-sm">
            <span className="w-28 shrink-0 sm:w-44">{roleTitle(role)}</span>
            <span className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-3">
              {before?.pattern_id === after?.pattern_id && before ? <span className="text-muted-foreground">{named(before.pattern_id)}</span> : null}
              {before ? <del className="rounded-xs bg-diff-del px-1">{said(before, after)}</del> : <span className="text-muted-foreground">new:</span>}
              {after ? <ins className="rounded-xs bg-diff-add px-1 no-underline">{said(after, before)}</ins> : <span className="text-muted-foreground">no longer there</span>}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
