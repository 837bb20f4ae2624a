"use client";

import { Dot } from "@/components/ui/dot";
import type { FeedItem } from "@/feed/items";
import { useLive } from "@/feed/store";

const asks = (last: FeedItem | undefined): boolean => last?.kind === "message" && last.role === "user";

/** Between what the user said and the first sign of an answer. */
export function Working() {
  const waiting = useLive(({ feed }) => asks(feed.items.at(-1)));
  if (!waiting) return null;
  return (
    <p className="flex items-center gap-2 px-1 text-xs text-muted-foreground">
      <Dot tone="primary" pulse /> Reading what you wrote
    </p>
  );
}
