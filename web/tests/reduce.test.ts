import { describe, expect, it } from "vitest";
import { EMPTY } from "@/feed/feed";
import { reduce } from "@/feed/reduce";
import { card, event } from "./make";

const RUN = [
  event(1, "project.created", {}, null),
  event(2, "decision_set.proposed", { version: 1, brief: "A fraud model" }),
  event(3, "decision_set.needs_input", { from: "extracting", to: "needs_input" }),
  event(4, "decision_set.extracting", { from: "needs_input", to: "extracting", answers: { cloud: "aws" }, accept_defaults: true }),
  event(5, "decision_set.planning", {}),
  event(6, "agent.completed", { agent: "tech_stack", pass: 1, provider: "expert", card: card("tech_stack") }),
  event(7, "agent.completed", { agent: "technical_critic", pass: 1, card: card("technical_critic") }),
  event(8, "agent.completed", { agent: "tech_stack", pass: 2, provider: "expert", card: card("tech_stack", { headline: "better" }) }),
  event(9, "agent.completed", { agent: "policy_engine", pass: 1, card: card("policy_engine") }),
  event(10, "cost.estimated", { monthly_usd: { low: "1", expected: "2", high: "3" } }),
  event(11, "decision_set.awaiting_approval", {}),
  event(12, "approval.recorded", { gate: "architecture", status: "approved", comment: null }),
  event(13, "something.new", { x: 1 }),
];

const kinds = (events: typeof RUN) => reduce(EMPTY, events).items.map(({ kind }) => kind);

describe("reduce", () => {
  it("tells a run as cards, in the order of the log", () => {
    expect(kinds(RUN)).toEqual(["version", "message", "constraints", "questions", "message", "reason", "critic", "reason", "policy", "cost", "gate"]);
  });

  it("gives the same feed however the log is cut into batches, and however often it repeats", () => {
    const whole = reduce(EMPTY, RUN);
    const pieces = RUN.reduce((feed, one) => reduce(feed, [one]), EMPTY);
    const repeated = reduce(reduce(EMPTY, RUN.slice(0, 9)), RUN);
    expect(pieces.items).toEqual(whole.items);
    expect(repeated.items).toEqual(whole.items);
    expect(reduce(whole, RUN)).toBe(whole);
  });

  it("marks the earlier round as superseded and keeps it", () => {
    const reasons = reduce(EMPTY, RUN).items.filter((item) => item.kind === "reason");
    expect(reasons.map(({ card }) => [card.round, card.superseded, card.headline])).toEqual([
      [1, true, "tech_stack decided"],
      [2, false, "better"],
    ]);
  });

  it("knows an answer that was carried over from an earlier version", () => {
    const feed = reduce(EMPTY, [event(1, "agent.completed", { agent: "tech_stack", pass: 1, provider: "reused", card: card("tech_stack") })]);
    expect(feed.items.find((item) => item.kind === "reason")?.card.reused).toBe(true);
  });

  it("keeps unknown types for the Events view only", () => {
    const feed = reduce(EMPTY, RUN);
    expect(feed.events.at(-1)?.type).toBe("something.new");
    expect(feed.lastSeq).toBe(13);
  });

  it("records a decision on the gate where it stands", () => {
    const gate = reduce(EMPTY, RUN).items.find((item) => item.kind === "gate");
    expect(gate?.decided).toMatchObject({ status: "approved", actor: "worker" });
  });

  it("opens the gate again when a version comes back to it", () => {
    const again = reduce(reduce(EMPTY, RUN), [event(14, "decision_set.awaiting_approval", {})]);
    expect(again.items.find((item) => item.kind === "gate")?.decided).toBeNull();
  });

  it("stops what was running when the run fails", () => {
    const feed = reduce(EMPTY, [event(1, "agent.started", { agent: "tech_stack" }), event(2, "decision_set.failed", { code: "x", detail: "No disk" })]);
    expect(feed.items.map((item) => (item.kind === "reason" ? item.running : item.kind === "error" ? item.message : item.kind))).toEqual(["version", false, "No disk"]);
  });

  it("survives payloads that are not what they should be", () => {
    const odd = ["agent.completed", "critic.finding", "check.completed", "approval.recorded", "chat.message", "cost.estimated"];
    expect(() => reduce(EMPTY, odd.map((type, i) => event(i + 1, type, { card: 3, check: null, text: 7 })))).not.toThrow();
  });
});
