"use client";

import { ShieldAlert } from "lucide-react";
import type { DecisionSet, PolicyResult } from "@/api/contract";
import { useNamed } from "@/features/names/names";
import { verdict } from "@/features/policies/open";
import { Resolve } from "@/features/policies/Resolve";

/** What stands between the design and its approval, each with the ways out of it. */
export function Blockers({ set, results }: { set: DecisionSet; results: PolicyResult[] }) {
  const named = useNamed();
  if (results.length === 0) return null;
  return (
    <section aria-label="What blocks the approval" className="mt-4 rounded-lg border border-destructive/35 bg-destructive/5 p-3">
      <h3 className="flex items-center gap-2 text-sm font-semibold">
        <ShieldAlert className="size-4 text-destructive" />
        {results.length === 1 ? "One rule must be settled first" : `${results.length} rules must be settled first`}
      </h3>
      <ul className="mt-2 divide-y divide-destructive/20">
        {results.map((result) => (
          <li key={result.rule_id} className="py-2 first:pt-0 last:pb-0">
            <p className="text-sm font-medium">{result.title}</p>
            <p className="text-sm">{named(verdict(result, set.missing))}</p>
            <Resolve set={set} result={result} />
          </li>
        ))}
      </ul>
    </section>
  );
}
