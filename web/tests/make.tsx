import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import type { ReactNode } from "react";
import type { DecisionSet } from "@/api/contract";
import type { StreamEvent } from "@/stream/event";

export const event = (seq: number, type: string, payload: Record<string, unknown> = {}, set: string | null = "s1"): StreamEvent => ({
  seq,
  type,
  decision_set_id: set,
  payload,
  actor: "worker",
  created_at: "2026-01-01T00:00:00Z",
  hash: null,
});

export const card = (agent: string, extra: Record<string, unknown> = {}) => ({
  agent,
  number: 1,
  title: agent,
  headline: `${agent} decided`,
  summary: "Because.",
  why: [],
  alternatives: [],
  flip_if: "",
  confidence: 0.8,
  round: 1,
  ...extra,
});

export function decisionSet(extra: Partial<DecisionSet> = {}): DecisionSet {
  const empty = { questions: [], conflicts: [], settled: [], suspicious: [], unread: [], critiques: [], approvals: [], artifacts: [], agent_runs: [], checks: [], overrides: [], pins: [], missing: [], titles: {} };
  return {
    id: "s1", project_id: "p1", parent_id: null, version: 1, revision: 4, status: "awaiting_approval", brief: "", language: "en",
    constraints: null, plan: null, decisions: {}, policy_report: null, cost_estimate: null, plan_sha256: "a".repeat(64), summary_md: "",
    spent_usd: "0", cap_usd: null, error: null, created_at: "2026-01-01T00:00:00Z", updated_at: "2026-01-01T00:00:00Z", ...empty, ...extra,
  } as DecisionSet; // prettier-ignore
}

export function show(node: ReactNode, client = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } })) {
  const shown = render(
    <QueryClientProvider client={client}>
      {node}
    </QueryClientProvider>,
  );
  return { ...shown, client };
}

export const answer = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), { status, headers: { "content-type": status >= 400 ? "application/problem+json" : "application/json" } });
