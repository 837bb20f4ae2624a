"use client";

import type { MissingFact } from "@/api/contract";
import { EditConstraint } from "@/features/constraints/EditConstraint";

/** A value of the right kind to read what is typed by. */
const LIKE: Record<MissingFact["type"], unknown> = { bool: false, number: 0, text: "", texts: [], object: "" };

interface Props {
  fact: MissingFact & { constraint: string };
  projectId: string;
  setId: string;
  onDone: () => void;
}

/** States what a rule could not be judged without; that makes the next version. */
export function StateFact({ fact, projectId, setId, onDone }: Props) {
  const unknown = { value: LIKE[fact.type], source: "default" as const, confidence: 0 };
  const hint = fact.type === "texts" ? `For example ${fact.about} Type none if there is none.` : fact.about;
  return <EditConstraint path={fact.constraint} fact={unknown} unknown hint={hint} projectId={projectId} setId={setId} onDone={onDone} />;
}
