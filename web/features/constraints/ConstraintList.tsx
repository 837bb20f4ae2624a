"use client";

import { useState } from "react";
import type { Fact } from "@/api/contract";
import { Badge, type Tone } from "@/components/ui/badge";
import { Tooltip } from "@/components/ui/tooltip";
import { cn } from "@/format/cn";
import { grouped } from "@/format/groups";
import { label, quantity } from "@/format/values";
import { EditConstraint } from "./EditConstraint";
import type { Leaf } from "./leaves";

/** What the user said needs no mark; what was concluded or assumed does. */
const MARKS: Record<Exclude<Fact["source"], "stated">, { tone: Tone; word: string }> = {
  inferred: { tone: "info", word: "inferred" },
  default: { tone: "warning", word: "assumed" },
};

interface Props {
  facts: Leaf[];
  projectId: string;
  setId: string;
}

/** Characters from which a value takes the whole width. */
const LONG = 48;

/** Every constraint in force under its heading, with where it came from. A click edits it and starts the next version. */
export function ConstraintList({ facts, projectId, setId }: Props) {
  const [editing, setEditing] = useState<string | null>(null);
  return (
    <div className="@container flex flex-col gap-4">
      {grouped(facts).map(([title, rows]) => (
        <section key={title}>
          <h4 className="px-1 text-2xs font-medium text-muted-foreground">{title}</h4>
          <ul className="grid gap-x-6 @xl:grid-cols-2">
            {rows.map(([path, fact]) => (
              <li key={path} className={cn("min-w-0", (editing === path || isLong(path, fact)) && "col-span-full", editing !== path && "border-b border-border/60")}>
                {editing === path ? (
                  <EditConstraint path={path} fact={fact} projectId={projectId} setId={setId} onDone={() => setEditing(null)} />
                ) : (
                  <Row path={path} fact={fact} onEdit={() => setEditing(path)} />
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

const said = (path: string, fact: Fact): string => quantity(path, fact.value, fact.unit);
const isLong = (path: string, fact: Fact): boolean => said(path, fact).length > LONG;

function Row({ path, fact, onEdit }: { path: string; fact: Fact; onEdit: () => void }) {
  const sure = `${Math.round(fact.confidence * 100)} % sure`;
  const why = [sure, fact.hard ? "must hold" : "", fact.because ? `from ${fact.because}` : ""].filter(Boolean).join(", ");
  return (
    <button type="button" data-constraint onClick={onEdit} className="flex min-h-8 w-full items-center gap-2 rounded-sm px-1 py-1 text-left hover:bg-accent">
      <span className={cn("w-2/5 shrink-0 text-xs text-muted-foreground", isLong(path, fact) && "@xl:w-1/5")}>{label(path, fact.unit)}</span>
      <span className="num min-w-0 flex-1 text-sm [overflow-wrap:anywhere]">{said(path, fact)}</span>
      <Tooltip label={why} side="top">
        <span className="shrink-0">
          {fact.source === "stated" ? <span className="px-1.5 text-2xs text-muted-foreground">stated</span> : <Badge tone={MARKS[fact.source].tone}>{MARKS[fact.source].word}</Badge>}
        </span>
      </Tooltip>
    </button>
  );
}
