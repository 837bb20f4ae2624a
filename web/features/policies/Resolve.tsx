"use client";

import { Pencil } from "lucide-react";
import { useState } from "react";
import type { DecisionSet, MissingFact, PolicyResult } from "@/api/contract";
import { Button } from "@/components/ui/button";
import { Waive } from "@/features/canvas/Waive";
import { missingFor, nameOfFact } from "./open";
import { StateFact } from "./StateFact";

type Stated = MissingFact & { constraint: string };

/** The ways out of an open rule: state what is missing, or accept the risk for a while. */
export function Resolve({ set, result }: { set: DecisionSet; result: PolicyResult }) {
  const [stating, setStating] = useState<Stated | null>(null);
  const facts = missingFor(result, set.missing).filter((fact): fact is Stated => fact.constraint !== null);
  if (stating) return <StateFact fact={stating} projectId={set.project_id} setId={set.id} onDone={() => setStating(null)} />;
  return (
    <div className="mt-2 flex flex-wrap gap-2">
      {facts.map((fact) => (
        <Button key={fact.fact} size="sm" onClick={() => setStating(fact)}>
          <Pencil /> State {nameOfFact(fact).toLowerCase()}
        </Button>
      ))}
      <Waive set={set} result={result} />
    </div>
  );
}
