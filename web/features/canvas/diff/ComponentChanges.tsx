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
  const said = (part: Component) => `${named(part.pattern_id)}, ${part.monthly_usd == null ? "price unknown" : usd(part.monthly_usd)}`;
  return (
    <Section title="Components" note={plural(rows.length, "role")}>
      <ul className="divide-y rounded-lg border bg-card">
        {rows.map(({ role, before, after }) => (
          <li key={role} data-change tabIndex={-1} className="num flex flex-wrap items-baseline gap-x-3 px-3 py-1.5 text-sm">
            <span className="w-44 shrink-0">{roleTitle(role)}</span>
            {before ? <del className="rounded-xs bg-diff-del px-1">{said(before)}</del> : <span className="text-muted-foreground">new:</span>}
            {after ? <ins className="rounded-xs bg-diff-add px-1 no-underline">{said(after)}</ins> : <span className="text-muted-foreground">no longer there</span>}
          </li>
        ))}
      </ul>
    </Section>
  );
}
