import type { StreamEvent } from "@/stream/event";
import type { Feed } from "../feed";

export type Handler = (feed: Feed, event: StreamEvent) => void;
export type Handlers = Record<string, Handler>;

/** What every item has, from the event it stands for. */
export const base = (event: StreamEvent, key: string) => ({
  key,
  seq: event.seq,
  setId: event.decision_set_id,
  at: event.created_at,
});
