/** Shapes inside the free-form parts of the contract: constraint leaves and the agents' outputs. */
import type { components } from "../schema";

type Schemas = components["schemas"];

/** Decimal amounts travel as strings, so that no cent is lost on the way. */
export type Money = string | number;
export type Scalar = string | number | boolean | null;

export interface Page<T> {
  items: T[];
  next_cursor?: string | null;
}

/** One leaf of the constraints, whatever the type of its value. */
export interface Fact {
  value: unknown;
  unit?: string | null;
  source: Schemas["Source"];
  span?: [number, number] | null;
  confidence: number;
  because?: string | null;
  hard?: boolean | null;
}

export interface Because {
  claim: string;
  because: string[];
  rule_ids: string[];
}

/** An agent's output as it is stored; `decisions` has the agent's own type. */
export interface Decision {
  agent_id: string;
  decisions: unknown;
  headline: string;
  summary: string;
  rationale: Because[];
  alternatives: Schemas["Alternative"][];
  tradeoffs: string[];
  assumptions: { id: string; text: string; confidence: string; affects: string[] }[];
  risks: { risk: string; severity: string; likelihood: string; mitigation: string; owner: string }[];
  depends_on: string[];
  confidence: number;
}
