"use client";

import { useDecisionSet } from "@/api/queries";
import { openCanvas } from "@/features/canvas/open";
import { label } from "@/format/values";

const RULE = /^[A-Z][A-Z0-9]*(-[A-Z0-9]+)+$/;
const CHIP = "inline-flex min-h-6 items-center rounded-sm bg-muted px-1 text-2xs text-muted-foreground";

/** A constraint or a rule behind a claim. Constraints and policy rules open where they are shown in full. */
export function Path({ path, setId }: { path: string; setId: string | null }) {
  const results = useDecisionSet(setId).data?.policy_report?.results ?? [];
  if (!RULE.test(path)) return <Chip text={label(path)} title={path} onOpen={() => openCanvas("overview", setId)} />;
  const policy = results.find((result) => result.rule_id === path);
  if (policy) return <Chip text={path} title={policy.title} onOpen={() => openCanvas("policies", setId, { rule: path })} />;
  return (
    <span className={CHIP} title="A rule of this agent">
      {path}
    </span>
  );
}

function Chip({ text, title, onOpen }: { text: string; title: string; onOpen: () => void }) {
  return (
    <button type="button" onClick={onOpen} title={title} className={`${CHIP} hover:text-foreground`}>
      {text}
    </button>
  );
}
