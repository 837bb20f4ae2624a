"use client";

import { ArrowDown } from "lucide-react";
import { Button } from "@/components/ui/button";
import { useLive } from "@/feed/store";

const SAYS: Record<string, string> = {
  awaiting_approval: "The design is waiting for your approval",
  needs_input: "Some answers would change this design",
  awaiting_budget: "The run reached its spending cap",
};

/** Stays above the composer while something waits for the user, wherever the feed is scrolled to. */
export function WaitingBar({ setId, status }: { setId: string | null; status: string | null }) {
  const says = status ? SAYS[status] : undefined;
  const items = useLive((live) => live.feed.items);
  if (!says || !setId) return null;
  const card = items.findLast((item) => item.setId === setId && (item.kind === "gate" || item.kind === "questions"));
  const show = () => document.dispatchEvent(new CustomEvent("amp:show", { detail: card?.key }));
  return (
    <div className="flex shrink-0 items-center gap-2 border-t bg-warning/6 px-4 py-1.5">
      <span className="size-1.5 rounded-full bg-warning" aria-hidden />
      <span className="min-w-0 flex-1 truncate text-xs">{says}</span>
      {card ? (
        <Button size="sm" variant="ghost" onClick={show}>
          <ArrowDown /> Show
        </Button>
      ) : null}
    </div>
  );
}
