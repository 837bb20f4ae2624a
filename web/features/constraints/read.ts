import type { DecisionSet, Suspicion } from "@/api/contract";
import { isPayload, list, text } from "@/feed/read";

/** `constraints` is either the typed tree itself, or what intake made of the brief with the tree inside. */
export function constraintsOf(set: DecisionSet | undefined): Record<string, unknown> {
  const root = set?.constraints;
  if (!root) return {};
  return isPayload(root.constraints) ? root.constraints : root;
}

export const briefOf = (set: DecisionSet | undefined): string => set?.brief || text(set?.constraints?.brief);

export const suspicionsOf = (set: DecisionSet | undefined): Suspicion[] =>
  set?.suspicious ?? list<Suspicion>(set?.constraints?.suspicious);
