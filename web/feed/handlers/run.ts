import { show } from "@/format/values";
import type { StreamEvent } from "@/stream/event";
import { put, type Feed } from "../feed";
import { number, text, textOrNull } from "../read";
import { base, type Handler, type Handlers } from "./base";
import { answered } from "./chat";
import { waiting } from "./gate";

const once =
  (kind: "constraints" | "questions"): Handler =>
  (feed, event) => {
    const key = `${kind}:${event.decision_set_id}`;
    if (!feed.index.has(key)) put(feed, { ...base(event, key), kind });
  };

const understood = once("constraints");

const asked: Handler = (feed, event) => {
  understood(feed, event);
  once("questions")(feed, event);
};

const rested =
  (status: string): Handler =>
  (feed, event) => {
    stopRunning(feed, event);
    const reason = textOrNull(event.payload.reason) ?? textOrNull(event.payload.detail);
    put(feed, { ...base(event, `status:${event.decision_set_id}:${status}`), kind: "status", status, reason });
  };

const failed: Handler = (feed, event) => {
  const { payload } = event;
  stopRunning(feed, event);
  const message = text(payload.detail) || text(payload.message) || text(payload.code) || "The run stopped";
  put(feed, { ...base(event, `error:${event.seq}`), kind: "error", message, detail: payload });
};

function stopRunning(feed: Feed, event: StreamEvent): void {
  for (const item of feed.items) {
    if (item.kind === "reason" && item.running && item.setId === event.decision_set_id) put(feed, { ...item, running: false });
  }
}

const note =
  (words: (event: StreamEvent) => string): Handler =>
  (feed, event) =>
    put(feed, { ...base(event, `note:${event.seq}`), kind: "note", text: words(event) });

/** A fault of the program says nothing to its user; the Events view has it in full. */
const FAULT = /^\w*(Error|Exception)\b/;
const reasonOf = (detail: string): string => (FAULT.test(detail) ? "a step failed; Events has the details" : detail);
const retrying = note(({ payload }) => `Trying again (${number(payload.retries) ?? 1}): ${reasonOf(text(payload.detail) || text(payload.code))}`);

const MOVES: Handlers = {
  extracting: answered,
  needs_input: asked,
  planning: understood,
  awaiting_approval: waiting,
  awaiting_budget: rested("awaiting_budget"),
  completed: rested("completed"),
  cancelled: rested("cancelled"),
  superseded: rested("superseded"),
  infeasible: (feed, event) => (asked(feed, event), rested("infeasible")(feed, event)),
  failed,
};

/** The same moves when the event's type is generic and the state is in the payload. */
const moved: Handler = (feed, event) => MOVES[text(event.payload.to) || text(event.payload.status)]?.(feed, event);

export const RUN: Handlers = {
  ...Object.fromEntries(Object.entries(MOVES).map(([status, handler]) => [`decision_set.${status}`, handler])),
  "decision_set.status": moved,
  "constraints.extracted": understood,
  "constraints.accepted": understood,
  "question.asked": asked,
  "run.failed": failed,
  "job.retrying": retrying,
  "answers.refused": note(({ payload }) => `The answer for ${show(payload.field)} was not understood: ${show(payload.detail)}`),
  "decision_set.promoted": note(() => "This version is now the one in force"),
  "waiver.granted": note(({ payload, actor }) => `${show(payload.rule_id)} waived by ${actor ?? show(payload.owner)} until ${show(payload.expires_at)}: ${show(payload.reason)}`),
  "waiver.expired": note(({ payload }) => `The waiver of ${show(payload.rule_id)} has ended`),
  "budget.changed": note(({ payload }) => `The run's spending cap is now $${show(payload.to)}`),
};
