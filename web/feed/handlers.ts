import type { Check, Finding, PolicyResult } from "@/api/contract";
import type { StreamEvent } from "@/stream/event";
import type { FeedItem, Reason } from "./items";
import { find, put, type Feed } from "./feed";
import { agentNumber, agentTitle } from "./agents";
import { isPayload, list, number, text, textOrNull } from "./read";

type Handler = (feed: Feed, event: StreamEvent) => void;

const base = (event: StreamEvent, key: string) => ({
  key,
  seq: event.seq,
  setId: event.decision_set_id,
  at: event.created_at,
});

function message(role: "user" | "assistant"): Handler {
  return (feed, event) => {
    const { payload } = event;
    const said = text(payload.text) || text(payload.body) || text(payload.message);
    const proposed = textOrNull(payload.decision_set_id) ?? textOrNull(payload.proposal_id);
    if (!said) return;
    const proposal = proposed && role === "assistant" ? { decision_set_id: proposed, version: number(payload.version) } : null;
    const spokenBy = payload.role === "user" || payload.role === "assistant" ? payload.role : role;
    put(feed, { ...base(event, `message:${event.seq}`), kind: "message", role: spokenBy, text: said, proposal });
  };
}

const once =
  (kind: "constraints" | "questions"): Handler =>
  (feed, event) =>
    put(feed, { ...base(event, `${kind}:${event.decision_set_id}`), kind });

function reason(payload: Record<string, unknown>): Reason {
  const agent = text(payload.agent);
  return {
    agent,
    number: number(payload.number) ?? agentNumber(agent),
    title: text(payload.title) || agentTitle(agent),
    headline: text(payload.headline),
    summary: text(payload.summary),
    why: list(payload.why),
    alternatives: list(payload.alternatives),
    flip_if: text(payload.flip_if),
    confidence: number(payload.confidence),
    cost_effect_usd: number(payload.cost_effect_usd),
    latency_effect_ms: number(payload.latency_effect_ms),
    round: number(payload.round) ?? 1,
    superseded: false,
  };
}

const reasonKey = (event: StreamEvent, card: Reason) => `reason:${event.decision_set_id}:${card.agent}:${card.round}`;

const agentStarted: Handler = (feed, event) => {
  const card = reason(event.payload);
  if (!card.agent) return;
  const key = reasonKey(event, card);
  if (find(feed, key, "reason")?.running === false) return;
  put(feed, { ...base(event, key), kind: "reason", running: true, startedAt: event.created_at, card });
};

const agentCompleted: Handler = (feed, event) => {
  const card = reason(isPayload(event.payload.card) ? event.payload.card : event.payload);
  if (!card.agent) return;
  for (let round = 1; round < card.round; round++) supersede(feed, event, card.agent, round);
  const key = reasonKey(event, card);
  const startedAt = find(feed, key, "reason")?.startedAt ?? null;
  put(feed, { ...base(event, key), kind: "reason", running: false, startedAt, card });
};

function supersede(feed: Feed, event: StreamEvent, agent: string, round: number): void {
  const earlier = find(feed, `reason:${event.decision_set_id}:${agent}:${round}`, "reason");
  if (earlier) put(feed, { ...earlier, running: false, card: { ...earlier.card, superseded: true } });
}

const finding: Handler = (feed, event) => {
  const found = list<Finding>(event.payload.findings);
  const findings = found.length > 0 ? found : [event.payload as unknown as Finding];
  const first = findings[0]!;
  const key = `critic:${event.decision_set_id}:${first.critic ?? event.payload.agent}:${first.round ?? 1}`;
  const before = find(feed, key, "critic");
  const known = new Set(before?.findings.map((f) => f.id));
  const fresh = findings.filter((f) => f.message && !known.has(f.id));
  if (fresh.length > 0) {
    put(feed, { ...(before ?? base(event, key)), kind: "critic", findings: [...(before?.findings ?? []), ...fresh] });
  }
};

const policy: Handler = (feed, event) => {
  const report = isPayload(event.payload.report) ? event.payload.report : event.payload;
  const key = `policy:${event.decision_set_id}`;
  put(feed, { ...base(event, key), kind: "policy", results: list<PolicyResult>(report.results) });
};

const cost: Handler = (feed, event) =>
  put(feed, { ...base(event, `cost:${event.decision_set_id}`), kind: "cost", payload: event.payload });

const gateKey = (event: StreamEvent) => `gate:${event.decision_set_id}:${text(event.payload.gate) || "architecture"}`;

const gateWaiting: Handler = (feed, event) => {
  const gate = text(event.payload.gate) || "architecture";
  put(feed, { ...base(event, gateKey(event)), kind: "gate", gate, decided: null });
};

const gateDecided: Handler = (feed, event) => {
  const key = gateKey(event);
  const waiting = find(feed, key, "gate");
  const decided = {
    status: text(event.payload.status),
    actor: textOrNull(event.payload.actor) ?? event.actor,
    comment: textOrNull(event.payload.comment),
    at: event.created_at,
  };
  put(feed, { ...(waiting ?? base(event, key)), kind: "gate", gate: text(event.payload.gate) || "architecture", decided });
};

const generated: Handler = (feed, event) => {
  const key = `generation:${event.decision_set_id}`;
  const before = find(feed, key, "generation");
  const paths = [text(event.payload.path), ...list<string>(event.payload.paths)].filter(Boolean);
  const files = [...new Set([...(before?.files ?? []), ...paths])];
  put(feed, { ...(before ?? base(event, key)), kind: "generation", files });
};

const checked: Handler = (feed, event) => {
  const key = `checks:${event.decision_set_id}`;
  const before = find(feed, key, "checks");
  const check = (isPayload(event.payload.check) ? event.payload.check : event.payload) as Partial<Check>;
  const others = before?.checks.filter((c) => c.name !== check.name) ?? [];
  put(feed, { ...(before ?? base(event, key)), kind: "checks", checks: [...others, check] });
};

const SPOKEN = new Set(["completed", "failed", "cancelled", "infeasible", "awaiting_budget", "superseded"]);

const status: Handler = (feed, event) => {
  const now = text(event.payload.status) || text(event.payload.to);
  if (!SPOKEN.has(now)) return;
  const why = textOrNull(event.payload.reason) ?? textOrNull(event.payload.detail);
  put(feed, { ...base(event, `status:${event.decision_set_id}:${now}`), kind: "status", status: now, reason: why });
};

const failed: Handler = (feed, event) => {
  const { payload } = event;
  const said = text(payload.message) || text(payload.detail) || text(payload.error) || "The run stopped";
  for (const item of feed.items) stopRunning(feed, item, event.decision_set_id);
  put(feed, { ...base(event, `error:${event.seq}`), kind: "error", message: said, detail: payload });
};

function stopRunning(feed: Feed, item: FeedItem, setId: string | null): void {
  if (item.kind === "reason" && item.running && item.setId === setId) put(feed, { ...item, running: false });
}

/** One line per event type: adding a card is adding a line and its item type. */
export const HANDLERS: Record<string, Handler | undefined> = {
  "chat.message": message("user"),
  "chat.user": message("user"),
  "chat.asked": message("user"),
  "chat.assistant": message("assistant"),
  "chat.answered": message("assistant"),
  "chat.answer": message("assistant"),
  "chat.reply": message("assistant"),
  "chat.proposed": message("assistant"),
  "constraints.extracted": once("constraints"),
  "constraints.accepted": once("constraints"),
  "question.asked": once("questions"),
  "agent.started": agentStarted,
  "agent.completed": agentCompleted,
  "critic.finding": finding,
  "policy.report": policy,
  "cost.estimate": cost,
  "gate.waiting": gateWaiting,
  "gate.decided": gateDecided,
  "generation.file": generated,
  "check.completed": checked,
  "decision_set.status": status,
  "run.failed": failed,
};
