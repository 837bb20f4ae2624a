import type { StreamEvent } from "@/stream/event";
import { find, put, type Feed } from "./feed";
import { HANDLERS } from "./handlers";

/** Adds a batch in log order. Repeats are dropped; unknown types are kept for the Events view only. */
export function reduce(feed: Feed, batch: StreamEvent[]): Feed {
  const next: Feed = { ...feed, events: [...feed.events], items: [...feed.items], index: new Map(feed.index) };
  for (const event of batch) {
    if (event.seq <= next.lastSeq) continue;
    next.lastSeq = event.seq;
    next.events.push(event);
    openVersion(next, event);
    HANDLERS[event.type]?.(next, event);
  }
  return next.lastSeq === feed.lastSeq ? feed : next;
}

function openVersion(feed: Feed, event: StreamEvent): void {
  if (event.decision_set_id === null || event.type.startsWith("chat.")) return;
  const key = `version:${event.decision_set_id}`;
  const version = event.payload.version;
  const known = find(feed, key, "version");
  if (known && (known.version !== null || typeof version !== "number")) return;
  put(feed, {
    kind: "version",
    key,
    seq: known?.seq ?? event.seq,
    setId: event.decision_set_id,
    at: known?.at ?? event.created_at,
    version: typeof version === "number" ? version : null,
  });
}
