import type { DecisionSet } from "@/api/contract";

/** What every tab of the canvas is given. */
export interface ViewProps {
  set: DecisionSet;
}
