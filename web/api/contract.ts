/** Shapes of the HTTP contract as the workspace reads them. Money arrives as a decimal string or a number. */

export type Money = string | number;
export type Source = "stated" | "inferred" | "default";
export type Scalar = string | number | boolean | null;

export type SetStatus =
  | "extracting"
  | "needs_input"
  | "planning"
  | "awaiting_approval"
  | "awaiting_budget"
  | "generating"
  | "completed"
  | "changes_requested"
  | "rejected"
  | "infeasible"
  | "superseded"
  | "cancelled"
  | "failed";

export interface Fact {
  value: unknown;
  unit?: string | null;
  source: Source;
  span?: [number, number] | null;
  confidence: number;
  because?: string | null;
  hard?: boolean | null;
}

export interface Question {
  field: string;
  question: string;
  why: string;
  impact: string;
  options: string[];
  default: Scalar | string[];
  default_effect: string;
}

export interface Conflict {
  fields: string[];
  explanation: string;
  relaxations: { change: string; monthly_usd?: Money | null }[];
}

export interface Suspicion {
  quote: string;
  span: [number, number];
  reason: string;
}

export interface Component {
  id: string;
  pattern_id: string;
  capability: string;
  role: string;
  cloud: string;
  region: string;
  params: Record<string, Scalar | Scalar[]>;
  monthly_usd?: Money | null;
  p50_ms?: number | null;
  p95_ms?: number | null;
}

export interface Alternative {
  option: string;
  role?: string | null;
  rejected_because: string;
  flip_if: string;
  monthly_usd?: Money | null;
  p95_ms?: number | null;
  risk?: string | null;
  score?: number | null;
}

export interface RoleChoice {
  role: string;
  winner: string;
  score: number;
  scores: Record<string, number>;
  alternatives: Alternative[];
  eliminated: { pattern_id: string; role: string; rule: string; reason: string }[];
  flip_if: string;
}

export interface Flow {
  source: string;
  target: string;
  protocol: string;
  auth: string;
  encrypted: boolean;
  data_classes: string[];
}

export interface LatencyPath {
  name: string;
  hops: { name: string; component_id?: string | null; p50_ms: number; p95_ms: number; source: string }[];
  p50_ms: number;
  p95_ms: number;
  target_p95_ms?: number | null;
  headroom_pct?: number | null;
}

export interface Finding {
  id: string;
  critic: string;
  check: string;
  severity: "info" | "warn" | "block";
  message: string;
  owners: string[];
  components: string[];
  recommendation: string;
  evidence: Record<string, unknown>;
  round: number;
  resolved_by?: string | null;
}

export interface Plan {
  archetype: string;
  archetype_reason: string;
  cloud: string;
  region: string;
  components: Component[];
  choices: RoleChoice[];
  flows: Flow[];
  latency: LatencyPath[];
  summary: string;
  amendments: { role: string; kind: string; pattern_id?: string | null; reason: string; origin: string }[];
  findings: Finding[];
}

export interface Because {
  claim: string;
  because: string[];
  rule_ids: string[];
}

export interface Decision {
  agent_id: string;
  decisions: unknown;
  headline: string;
  summary: string;
  rationale: Because[];
  alternatives: Alternative[];
  tradeoffs: string[];
  assumptions: { id: string; text: string; confidence: string; affects: string[] }[];
  risks: { risk: string; severity: string; likelihood: string; mitigation: string; owner: string }[];
  depends_on: string[];
  confidence: number;
}

export type Outcome = "pass" | "fail" | "not_applicable" | "unknown" | "waived";

export interface PolicyResult {
  rule_id: string;
  title: string;
  outcome: Outcome;
  severity: "block" | "warn" | "info";
  message: string;
  evidence: Record<string, unknown>;
  remediation: string;
  references: string[];
  owners: string[];
  pack: string;
  waiver_id?: string | null;
}

export interface PolicyReport {
  results: PolicyResult[];
  pack_versions?: Record<string, string>;
}

export interface CostLine {
  line_id: string;
  component_id: string;
  pattern_id: string;
  capability: string;
  service: string;
  dimension: string;
  quantity: number;
  unit: string;
  unit_price: number | null;
  region_multiplier: number;
  monthly_usd: Money | null;
  formula: string;
  fixed: boolean;
  assumption_ids: string[];
  source: string;
  as_of: string;
  confidence: "high" | "medium" | "low";
}

export interface CostDelta {
  against_version: number;
  usd: Money;
  pct: number | null;
  lines: Record<string, string | number | null>[];
}

export interface CostEstimate {
  monthly_usd: { low: Money; expected: Money; high: Money };
  currency: string;
  lines: CostLine[];
  unknown: string[];
  by_capability: Record<string, Money>;
  drivers: string[];
  sensitivity: { change: string; monthly_usd: Money; delta_usd: Money }[];
  month_12_usd: Money | null;
  growth: Money[];
  per_1k_predictions_usd: Money | null;
  delta: CostDelta | null;
  exclusions: string[];
  method: string;
  price_book_as_of: string;
}

export interface Approval {
  id: string;
  gate: string;
  actor: string;
  status: "approved" | "changes_requested" | "rejected";
  comment: string | null;
  created_at: string;
}

export interface Artifact {
  id: string;
  path: string;
  sha256: string;
  kind: string;
  size_bytes: number;
  created_at: string;
}

export interface AgentRun {
  agent: string;
  provider: string;
  model: string | null;
  tokens_total: number | null;
  latency_ms: number | null;
  ok: boolean;
}

export interface Check {
  name: string;
  tool: string;
  version: string | null;
  status: "passed" | "failed" | "not_run";
  reason: string | null;
  command: string[];
  exit_code: number | null;
  findings: Record<string, unknown>[];
  output_sha256: string | null;
}

export interface DecisionSet {
  id: string;
  project_id: string;
  parent_id: string | null;
  version: number;
  revision: number;
  status: SetStatus;
  brief?: string | null;
  constraints: Record<string, unknown> | null;
  questions: Question[];
  conflicts: Conflict[];
  suspicious?: Suspicion[];
  plan: Plan | null;
  decisions: Record<string, Decision>;
  critiques: Finding[];
  policy_report: PolicyReport | null;
  cost_estimate: CostEstimate | null;
  approvals: Approval[];
  artifacts: Artifact[];
  agent_runs: AgentRun[];
  checks: Check[];
  summary_md?: string | null;
  plan_sha256: string | null;
  created_at: string;
  updated_at: string;
}

export interface VersionSummary {
  id: string;
  version: number;
  parent_id: string | null;
  status: SetStatus;
  summary_md?: string | null;
  monthly_usd?: Money | null;
  delta?: CostDelta | null;
  created_at: string;
}

export interface Project {
  id: string;
  name: string;
  created_at: string;
  updated_at?: string | null;
  archived_at?: string | null;
  status?: SetStatus | null;
  waiting_gates?: number;
}

export interface Page<T> {
  items: T[];
  next_cursor: string | null;
}

export interface Gate {
  decision_set_id: string;
  project_id: string;
  project_name?: string;
  version: number;
  gate: string;
  revision: number;
  plan_sha256: string | null;
  created_at: string;
}

export interface RepoFile {
  path: string;
  size_bytes: number;
  sha256: string;
}

export interface FileContent extends RepoFile {
  content: string | null;
  origin?: Record<string, unknown> | string | null;
}

export interface Change {
  path: string;
  kind: "added" | "removed" | "changed";
  before?: unknown;
  after?: unknown;
}

export interface DecisionChange {
  agent: string;
  before: string | null;
  after: string | null;
  changes: Change[];
}

export interface ComponentChange {
  role: string;
  before: Component | null;
  after: Component | null;
}

export interface PolicyChange {
  rule_id: string;
  severity: PolicyResult["severity"];
  before: Outcome | null;
  after: Outcome | null;
  message: string;
}

export interface CostChange {
  before: Money | null;
  after: Money | null;
  usd: Money | null;
  pct: number | null;
  lines: {
    line_id: string;
    service: string;
    dimension: string;
    before: Money | null;
    after: Money | null;
    usd: Money | null;
  }[];
}

export interface FileChange {
  path: string;
  status: "added" | "removed" | "modified";
  additions: number;
  deletions: number;
  diff: string | null;
  omitted: "binary" | "too_large" | null;
}

export interface SetDiff {
  constraints: Change[];
  decisions: DecisionChange[];
  components?: ComponentChange[];
  policies: PolicyChange[];
  files: FileChange[];
  cost: CostChange | null;
}

export interface Session {
  user: { id: string; name?: string | null; email?: string | null };
}
