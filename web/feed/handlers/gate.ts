import type { StreamEvent } from "@/stream/event";
import { find, put } from "../feed";
import { text, textOrNull } from "../read";
import { base, type Handler, type Handlers } from "./base";

const nameOf = (event: StreamEvent) => text(event.payload.gate) || "architecture";
const keyOf = (event: StreamEvent) => `gate:${event.decision_set_id}:${nameOf(event)}`;

/** A version that comes back to its gate (a waiver, a revision) opens the same card again. */
export const waiting: Handler = (feed, event) =>
  put(feed, { ...base(event, keyOf(event)), kind: "gate", gate: nameOf(event), decided: null });

const decided: Handler = (feed, event) => {
  const before = find(feed, keyOf(event), "gate");
  put(feed, {
    ...(before ?? base(event, keyOf(event))),
    kind: "gate",
    gate: nameOf(event),
    decided: {
      status: text(event.payload.status),
      actor: textOrNull(event.payload.actor) ?? event.actor,
      comment: textOrNull(event.payload.comment),
      at: event.created_at,
    },
  });
};

export const GATE: Handlers = {
  "gate.waiting": waiting,
  "gate.decided": decided,
  "approval.recorded": decided,
};
