"use client";

import { ArrowDown } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Dot } from "@/components/ui/dot";
import { reveal } from "./reveal";

const SAYS: Record<string, string> = {
  awaiting_approval: "The design is waiting for your approval",
  needs_input: "Some answers would change this design",
  awaiting_budget: "The run reached its spending cap",
};

/** Above the composer while something waits for the user and its card is scrolled out of view. */
export function WaitingBar({ status, cardKey }: { status: string | null; cardKey: string | null }) {
  const says = status ? SAYS[status] : undefined;
  if (!says) return null;
  return (
    <div className="flex shrink-0 items-center gap-2 border-t bg-warning/6 px-4 py-1.5">
      <Dot tone="warning" />
      <span className="min-w-0 flex-1 truncate text-xs">{says}</span>
      {cardKey ? (
        <Button size="sm" variant="ghost" onClick={() => reveal(cardKey)}>
          <ArrowDown /> Show
        </Button>
      ) : null}
    </div>
  );
}
