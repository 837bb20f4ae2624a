/** Names for the shapes of the HTTP contract; `schema.ts` is generated from `openapi.json` by `npm run generate`. */
import type { components } from "../schema";

type Schemas = components["schemas"];

export type { Because, Decision, Fact, Money, Page, Scalar } from "./documents";

export type DecisionSet = Omit<Schemas["DecisionSetOut"], "decisions"> & {
  decisions: Record<string, import("./documents").Decision>;
};
export type VersionSummary = Schemas["DecisionSetSummary"];
export type SetStatus = DecisionSet["status"];
export type Accepted = Schemas["Accepted"];
/** Only the changed leaves need to be sent; the rest comes from the parent version. */
export type Intent = Omit<Schemas["ConstraintsIn"], "constraints"> & { constraints?: Record<string, unknown> };
export type Verdict = Schemas["ApprovalIn"];

export type Source = Schemas["Source"];
export type Question = Schemas["Question"];
export type Conflict = Schemas["Conflict"];
export type Relaxation = Schemas["Relaxation"];
export type Settlement = Schemas["Settlement"];
/** Answers to questions, and a person's word on contradictions. */
export type Said = Omit<Schemas["AnswersIn"], "answers"> & { answers: Record<string, unknown> };
export type Settle = Schemas["SettleIn"];
export type Suspicion = Schemas["Suspicion"];
export type Unread = Schemas["Unread"];

export type Plan = Schemas["Plan"];
export type Component = Schemas["Component"];
export type Alternative = Schemas["Alternative"];
export type RoleChoice = Schemas["RoleChoice"];
export type Flow = Schemas["Flow"];
export type LatencyPath = Schemas["LatencyPath"];
export type Finding = Schemas["Finding"];

export type MissingFact = Schemas["MissingFact"];
export type Account = Schemas["Account"];
export type Installation = Schemas["InstallationOut"];
export type ApiKey = Schemas["ApiKeyOut"];
export type ApiKeyMade = Schemas["ApiKeyMade"];
export type Scope = ApiKey["scopes"][number];
export type Webhook = Schemas["WebhookOut"];
export type WebhookMade = Schemas["WebhookMade"];
export type Delivery = Schemas["DeliveryOut"];

export type PolicyReport = Schemas["PolicyReport"];
export type PolicyResult = Schemas["PolicyResult"];
export type Check = Schemas["Check"];
export type CostEstimate = Schemas["CostEstimate"];
export type CostLine = Schemas["CostLine"];
export type CostDelta = Schemas["Delta"];

export type Project = Schemas["ProjectOut"];
export type Gate = Schemas["GateOut"];
export type Session = Schemas["SessionOut"];
export type Approval = Schemas["ApprovalOut"];
export type Artifact = Schemas["ArtifactOut"];
export type AgentRun = Schemas["AgentRunOut"];

export type RepoFile = Schemas["FileEntry"];
export type FileContent = Schemas["FileOut"];
export type SetDiff = Schemas["DiffOut"];
export type Change = Schemas["Change"];
export type DecisionChange = Schemas["DecisionChange"];
export type FileChange = Schemas["FileChange"];
