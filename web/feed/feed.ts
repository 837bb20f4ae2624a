import type { StreamEvent } from "@/stream/event";
import type { FeedItem } from "./items";

/** Everything the workspace knows from the event log. Built only by `reduce`, so a replay gives the same feed. */
export interface Feed {
  lastSeq: number;
  events: StreamEvent[];
  items: FeedItem[];
  index: Map<string, number>;
}

export const EMPTY: Feed = { lastSeq: 0, events: [], items: [], index: new Map() };

/** Inserts the item, or replaces the one with its key where it stands. */
export function put(feed: Feed, item: FeedItem): void {
  const at = feed.index.get(item.key);
  if (at === undefined) {
    feed.index.set(item.key, feed.items.length);
    feed.items.push(item);
  } else {
    feed.items[at] = item;
  }
}

export function find<K extends FeedItem["kind"]>(
  feed: Feed,
  key: string,
  kind: K,
): Extract<FeedItem, { kind: K }> | null {
  const at = feed.index.get(key);
  const item = at === undefined ? undefined : feed.items[at];
  return item?.kind === kind ? (item as Extract<FeedItem, { kind: K }>) : null;
}
