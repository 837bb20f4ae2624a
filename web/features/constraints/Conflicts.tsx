"use client";

import { Scale } from "lucide-react";
import { useId, type ReactNode } from "react";
import type { Conflict, Relaxation } from "@/api/contract";
import { useNamed } from "@/features/names/names";
import { cn } from "@/format/cn";
import { usd } from "@/format/money";
import { capital, label, plain } from "@/format/values";
import { nameOf, type Answers, type Choice, type Choices } from "./settling";

interface Props {
  rows: Conflict[];
  choices?: Choices;
  answers?: Answers;
  /** Without it the ways out are only shown. */
  onChoose?: (name: string, choice: Choice | undefined) => void;
}

/** Wishes that cannot all hold, each with its ways out to choose from. */
export function Conflicts({ rows, choices = {}, answers = {}, onChoose }: Props) {
  return rows.map((conflict) => {
    const name = nameOf(conflict);
    const choose = onChoose ? (choice: Choice | undefined) => onChoose(name, choice) : undefined;
    const answered = !choices[name] && conflict.fields.some((field) => field in answers);
    return <Row key={name} conflict={conflict} chosen={choices[name]} answered={answered} choose={choose} />;
  });
}

/** `Budget` holds with `Budget must hold`: of both, the amount is named. */
const isSaid = (field: string, fields: string[]): boolean => field !== "budget.hard" || !fields.includes("budget.monthly_usd");

/** The values that stand against each other, by their names: two against one another, more as a list. */
export function headingOf(fields: string[]): string {
  const names = fields.filter((field) => isSaid(field, fields)).map((field) => label(field));
  return names.length > 2 ? names.map((name) => name.replace(/, (.+)$/, " ($1)")).join(", ") : names.join(" against ");
}

interface RowProps {
  conflict: Conflict;
  chosen: Choice | undefined;
  answered: boolean;
  choose: ((choice: Choice | undefined) => void) | undefined;
}

function Row({ conflict, chosen, answered, choose }: RowProps) {
  const named = useNamed();
  const group = useId();
  const taken = chosen && "take" in chosen ? chosen.take : null;
  const held = chosen !== undefined && "hold" in chosen;
  const pick = (choice: Choice) => choose && { group, choose: (on: boolean) => choose(on ? choice : undefined) };
  return (
    <div
      role={choose ? "radiogroup" : "group"}
      aria-labelledby={`${group}-fields`}
      aria-describedby={`${group}-why`}
      className={cn("mb-3 rounded-md border p-2.5", chosen || answered ? "border-border bg-muted/40" : "border-destructive/35 bg-destructive/5")}
    >
      <h3 id={`${group}-fields`} className="flex items-center gap-2 text-sm font-medium">
        <Scale className={cn("size-4", chosen || answered ? "text-muted-foreground" : "text-destructive")} />
        {headingOf(conflict.fields)}
      </h3>
      <p id={`${group}-why`} className="mt-1 text-sm">
        {named(plain(conflict.explanation))}
      </p>
      {conflict.relaxations.length > 0 ? (
        <div className="mt-2 divide-y overflow-hidden rounded-md border bg-card">
          {conflict.relaxations.map((way) => (
            <Way key={way.change} way={way} on={taken === way.change} pick={pick({ take: way.change })} />
          ))}
        </div>
      ) : null}
      {conflict.heard && choose ? (
        <Option on={held} pick={pick({ hold: true })} className="mt-1.5 rounded-md px-2.5 text-xs text-muted-foreground">
          <span className="flex-1">That is no contradiction: both hold</span>
        </Option>
      ) : null}
      {choose && conflict.relaxations.length === 0 && !conflict.heard ? (
        <p className="mt-1 text-xs text-muted-foreground">Say it differently in the chat, or change one of the values by hand.</p>
      ) : null}
      {answered ? <p className="mt-1 text-xs text-muted-foreground">Your answer below settles it.</p> : null}
    </div>
  );
}

function Way({ way, on, pick }: { way: Relaxation; on: boolean; pick: Pick | undefined }) {
  const named = useNamed();
  return (
    <Option on={on} pick={pick} offer="Take this" className="px-2.5 text-sm">
      <span className="min-w-0 flex-1">
        {named(plain(way.change))}
        {way.unpriced ? <span className="block text-xs text-muted-foreground">{capital(plain(way.unpriced))}.</span> : null}
      </span>
      <span className="num shrink-0 text-xs text-muted-foreground">{way.monthly_usd == null ? "price unknown" : `${usd(way.monthly_usd)} a month`}</span>
    </Option>
  );
}

interface Pick {
  group: string;
  choose: (on: boolean) => void;
}

interface OptionProps {
  on: boolean;
  pick: Pick | undefined;
  /** What a click does, where the words of the row do not say it. */
  offer?: string;
  className: string;
  children: ReactNode;
}

/** One row to choose; a click on what is chosen takes it back. */
function Option({ on, pick, offer, className, children }: OptionProps) {
  if (!pick) return <div className={cn("flex min-h-8 items-center gap-3 py-1.5", className)}>{children}</div>;
  return (
    <label
      className={cn(
        "flex min-h-8 cursor-pointer items-center gap-3 py-1.5 hover:bg-accent has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-ring pointer-coarse:min-h-11",
        className,
        on && "bg-primary/8 text-primary",
      )}
    >
      <input type="radio" name={pick.group} className="sr-only" checked={on} onChange={() => pick.choose(true)} onClick={() => on && pick.choose(false)} />
      {children}
      <span aria-hidden className={cn("shrink-0 text-xs font-medium", on ? "text-primary" : "text-muted-foreground")}>
        {on ? "Taken" : offer}
      </span>
    </label>
  );
}
