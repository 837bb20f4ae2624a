import type { Alternative, Because, Check, Finding, PolicyResult } from "@/api/contract";

/** What the chat panel shows, one entry per card, in the order the server wrote the events. */
interface Base {
  key: string;
  seq: number;
  setId: string | null;
  at: string | null;
}

export interface Reason {
  agent: string;
  number: number | null;
  title: string;
  headline: string;
  summary: string;
  why: Because[];
  alternatives: Alternative[];
  flip_if: string;
  confidence: number | null;
  cost_effect_usd: number | null;
  latency_effect_ms: number | null;
  round: number;
  superseded: boolean;
  /** The same inputs as in an earlier version: the answer was carried over, byte for byte. */
  reused: boolean;
}

/** Where an answer was taken from: a reason card, a component, a policy rule or a cost line. */
export interface AnswerLink {
  kind: string;
  id: string;
  label: string;
}

export interface MessageItem extends Base {
  kind: "message";
  role: "user" | "assistant";
  text: string;
  proposal: { decision_set_id: string; version: number | null } | null;
  links: AnswerLink[];
  /** The wish that a “do it” to this answer would mean. */
  offer: string | null;
  /** The model that worded an answer, or why its words were not used. */
  model: { name: string | null; outcome: string } | null;
}
export interface VersionItem extends Base {
  kind: "version";
  version: number | null;
}
export interface ConstraintsItem extends Base {
  kind: "constraints";
}
export interface QuestionsItem extends Base {
  kind: "questions";
}
export interface ReasonItem extends Base {
  kind: "reason";
  running: boolean;
  startedAt: string | null;
  card: Reason;
}
export interface CriticItem extends Base {
  kind: "critic";
  critic: string;
  round: number;
  headline: string;
  findings: Finding[];
}
export interface PolicyItem extends Base {
  kind: "policy";
  headline: string;
  results: PolicyResult[];
}
export interface CostItem extends Base {
  kind: "cost";
  payload: Record<string, unknown>;
}
export interface GateItem extends Base {
  kind: "gate";
  gate: string;
  decided: { status: string; actor: string | null; comment: string | null; at: string | null } | null;
}
export interface GenerationItem extends Base {
  kind: "generation";
  files: string[];
  count: number | null;
  sha256: string | null;
}
export interface ChecksItem extends Base {
  kind: "checks";
  checks: Partial<Check>[];
}
export interface StatusItem extends Base {
  kind: "status";
  status: string;
  reason: string | null;
}
/** Something that happened to the design besides the agents' work: a waiver, a new cap, another try. */
export interface NoteItem extends Base {
  kind: "note";
  text: string;
}
export interface ErrorItem extends Base {
  kind: "error";
  message: string;
  detail: Record<string, unknown>;
}

export type FeedItem =
  | MessageItem
  | VersionItem
  | ConstraintsItem
  | QuestionsItem
  | ReasonItem
  | CriticItem
  | PolicyItem
  | CostItem
  | GateItem
  | GenerationItem
  | ChecksItem
  | StatusItem
  | NoteItem
  | ErrorItem;
