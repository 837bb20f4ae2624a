"use client";

import { Dot } from "@/components/ui/dot";
import type { FeedItem } from "@/feed/items";
import { useLive } from "@/feed/store";

/** What goes on after the last entry of the feed, while nothing of it has come yet. */
function at(last: FeedItem | undefined): string | null {
  if (last?.kind === "message" && last.role === "user") return "Reading what you wrote";
  if (last?.kind === "gate" && last.decided?.status === "approved") return "Writing the repository; its checks run on the finished files, which takes a few minutes";
  if (last?.kind === "generation" && last.sha256 === null) return "The checks are running, which takes a few minutes";
  return null;
}

/** Between what a person did and the first sign of an answer. */
export function Working() {
  const says = useLive(({ feed }) => at(feed.items.at(-1)));
  if (says === null) return null;
  return (
    <p className="flex items-center gap-2 px-1 text-xs text-muted-foreground">
      <Dot tone="primary" pulse /> {says}
    </p>
  );
}
