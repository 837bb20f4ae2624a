"use client";

import { Dot } from "@/components/ui/dot";
import { useLive } from "@/feed/store";

/** Between what the user said and the first sign of an answer. */
export function Working() {
  const last = useLive((live) => live.feed.items.at(-1));
  if (last?.kind !== "message" || last.role !== "user") return null;
  return (
    <p className="mb-2 flex items-center gap-2 px-1 text-xs text-muted-foreground">
      <Dot tone="primary" pulse /> Reading what you wrote
    </p>
  );
}
