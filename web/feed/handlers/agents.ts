import type { Finding, PolicyResult } from "@/api/contract";
import type { StreamEvent } from "@/stream/event";
import { agentNumber, agentTitle } from "../agents";
import { find, put, type Feed } from "../feed";
import type { Reason } from "../items";
import { isPayload, list, number, text, type Payload } from "../read";
import { base, type Handler, type Handlers } from "./base";

/** The card lies in the payload or is the payload; the pass counts the rounds of this version. */
function reason(payload: Payload): Reason {
  const card = isPayload(payload.card) ? payload.card : payload;
  const agent = text(payload.agent) || text(card.agent);
  return {
    agent,
    number: agentNumber(agent),
    title: agentTitle(agent),
    headline: text(card.headline),
    summary: text(card.summary),
    why: list(card.why),
    alternatives: list(card.alternatives),
    flip_if: text(card.flip_if),
    confidence: number(card.confidence),
    cost_effect_usd: number(card.cost_effect_usd),
    latency_effect_ms: number(card.latency_effect_ms),
    round: number(payload.pass) ?? number(card.round) ?? 1,
    superseded: false,
    reused: payload.provider === "reused",
  };
}

const keyOf = (event: StreamEvent, card: Reason) => `reason:${event.decision_set_id}:${card.agent}:${card.round}`;

const started: Handler = (feed, event) => {
  const card = reason(event.payload);
  if (!card.agent || card.agent in REVIEWERS) return;
  const key = keyOf(event, card);
  if (find(feed, key, "reason")?.running === false) return;
  put(feed, { ...base(event, key), kind: "reason", running: true, startedAt: event.created_at, card });
};

const completed: Handler = (feed, event) => {
  const card = reason(event.payload);
  if (!card.agent || !card.headline) return;
  const review = REVIEWERS[card.agent];
  if (review) return review(feed, event, card);
  for (let round = 1; round < card.round; round++) supersede(feed, event, card.agent, round);
  const key = keyOf(event, card);
  const startedAt = find(feed, key, "reason")?.startedAt ?? null;
  put(feed, { ...base(event, key), kind: "reason", running: false, startedAt, card });
};

function supersede(feed: Feed, event: StreamEvent, agent: string, round: number): void {
  const earlier = find(feed, `reason:${event.decision_set_id}:${agent}:${round}`, "reason");
  if (earlier) put(feed, { ...earlier, running: false, card: { ...earlier.card, superseded: true } });
}

type Review = (feed: Feed, event: StreamEvent, card: Reason) => void;

const critic: Review = (feed, event, { agent, round, headline }) => {
  const key = `critic:${event.decision_set_id}:${agent}:${round}`;
  const findings = find(feed, key, "critic")?.findings ?? [];
  put(feed, { ...base(event, key), kind: "critic", critic: agent, round, headline, findings });
};

const judge: Review = (feed, event, { headline }) => {
  const key = `policy:${event.decision_set_id}`;
  const results = find(feed, key, "policy")?.results ?? [];
  put(feed, { ...base(event, key), kind: "policy", headline, results });
};

const REVIEWERS: Record<string, Review> = {
  technical_critic: critic,
  cost_critic: critic,
  final_critic: critic,
  policy_engine: judge,
};

const finding: Handler = (feed, event) => {
  const found = event.payload as unknown as Finding;
  const [name, round] = [text(event.payload.critic), number(event.payload.round) ?? 1];
  if (!name || !text(event.payload.message)) return;
  const key = `critic:${event.decision_set_id}:${name}:${round}`;
  const before = find(feed, key, "critic");
  const others = before?.findings.filter(({ id }) => id !== found.id) ?? [];
  const item = before ?? { ...base(event, key), kind: "critic" as const, critic: name, round, headline: "" };
  put(feed, { ...item, findings: [...others, found] });
};

const report: Handler = (feed, event) => {
  const body = isPayload(event.payload.report) ? event.payload.report : event.payload;
  const key = `policy:${event.decision_set_id}`;
  const headline = find(feed, key, "policy")?.headline ?? "";
  put(feed, { ...base(event, key), kind: "policy", headline, results: list<PolicyResult>(body.results) });
};

export const AGENTS: Handlers = {
  "agent.started": started,
  "agent.completed": completed,
  "critic.finding": finding,
  "policy.report": report,
  "policy.reported": report,
};
