"use client";

import { openCanvas } from "@/features/canvas/open";

const RULE = /^[A-Z][A-Z0-9_-]*-?\d*$/;

/** A constraint path or a rule id behind a claim; opens where it is shown in full. */
export function Path({ path, setId }: { path: string; setId: string | null }) {
  const rule = RULE.test(path) || path.includes("-");
  return (
    <button
      type="button"
      onClick={() => openCanvas(rule ? "policies" : "overview", setId, rule ? { rule: path } : {})}
      className="inline-flex min-h-5 items-center rounded-sm bg-muted px-1 font-mono text-2xs text-muted-foreground hover:text-foreground"
    >
      {path}
    </button>
  );
}
