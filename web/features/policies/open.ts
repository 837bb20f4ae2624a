import type { DecisionSet, MissingFact, PolicyResult } from "@/api/contract";
import { capital, label } from "@/format/values";

export const isOpen = (result: PolicyResult): boolean => result.outcome === "fail" || result.outcome === "unknown";
export const isBlocking = (result: PolicyResult): boolean => isOpen(result) && result.severity === "block";

export const blockersOf = (set: DecisionSet): PolicyResult[] => (set.policy_report?.results ?? []).filter(isBlocking);

/** What an undecided rule waits for. */
export const missingFor = (result: PolicyResult, missing: MissingFact[]): MissingFact[] =>
  result.outcome === "unknown" ? missing.filter(({ rules }) => rules.includes(result.rule_id)) : [];

export const nameOfFact = (fact: MissingFact): string => (fact.constraint ? label(fact.constraint) : capital(fact.about || fact.fact));

/** How the engine says that a list a rule goes through is empty. */
const NOTHING = /^nothing to look at in ([\w.]+)$/;

/** The verdict in a sentence: the rule's own message, or what it could not be judged without. */
export function verdict(result: PolicyResult, missing: MissingFact[]): string {
  const lacking = missingFor(result, missing);
  const nothing = NOTHING.exec(result.message)?.[1];
  if (nothing) return `Cannot be judged: the design has no ${nothing.replaceAll(/[._]/g, " ")}.`;
  if (lacking.length === 0) return result.message;
  const word = lacking.some(({ constraint }) => constraint !== null) ? "Not stated" : "The design does not say";
  return `Cannot be judged yet. ${word}: ${lacking.map(nameOfFact).join(", ")}.`;
}
