"use client";

import { Check } from "lucide-react";
import { memo } from "react";
import { Dot } from "@/components/ui/dot";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "@/components/ui/menu";
import { STAGES } from "@/feed/agents";
import type { FeedItem } from "@/feed/items";
import { useLive } from "@/feed/store";
import { cn } from "@/format/cn";
import { isRunning } from "@/format/status";
import { reveal } from "./reveal";

type State = "waiting" | "running" | "done";
const WORDS: Record<State, string> = { waiting: "not started", running: "running", done: "done" };

/** The fixed stages of one version as a single line; its menu goes to any stage's card. */
export const StageRail = memo(function StageRail({ setId, status }: { setId: string | null; status: string | null }) {
  const joined = useLive((live) => statesOf(live.feed.items, setId, isRunning(status)).join());
  const states = joined.split(",") as State[];
  const done = states.filter((state) => state === "done").length;
  if (setId === null || (done === 0 && !states.includes("running"))) return null;
  return (
    <div className="flex h-8 shrink-0 items-center gap-3 border-b pr-1 pl-3">
      <div className="flex min-w-0 flex-1 gap-0.5" aria-hidden>
        {states.map((state, index) => (
          <span
            key={index}
            className={cn("h-1 min-w-0 flex-1 rounded-full bg-border", state !== "waiting" && "bg-primary", state === "running" && "pulse-dot")}
          />
        ))}
      </div>
      <Menu>
        <MenuTrigger className="num h-7 shrink-0 rounded-md px-2 text-2xs text-muted-foreground hover:bg-accent hover:text-foreground">
          {done} of {STAGES.length} stages{status === "awaiting_approval" ? `, ${STAGES.length - done} after approval` : ""}
        </MenuTrigger>
        <MenuContent>
          <div className="scroller max-h-[60vh]">
            {STAGES.map(([agent, title], index) => (
              <MenuItem key={agent} disabled={states[index] === "waiting"} onSelect={() => revealStage(agent, setId)}>
                <span className="num w-5 text-right text-xs text-muted-foreground">{index + 1}</span>
                <span className="flex-1">{title}</span>
                <span className="sr-only">{WORDS[states[index]!]}</span>
                {states[index] === "done" ? <Check /> : states[index] === "running" ? <Dot tone="primary" pulse /> : null}
              </MenuItem>
            ))}
          </div>
        </MenuContent>
      </Menu>
    </div>
  );
});

function revealStage(agent: string, setId: string): void {
  const { items } = useLive.getState().feed;
  const card = items.findLast((item) => item.kind === "reason" && item.card.agent === agent && item.setId === setId);
  if (card) reveal(card.key);
}

/** The order is fixed, so while a version runs its first unfinished stage is the one at work. */
function statesOf(items: FeedItem[], setId: string | null, running: boolean): State[] {
  const known = new Map<string, State>();
  for (const item of items) {
    if (item.kind === "reason" && item.setId === setId) known.set(item.card.agent, item.running ? "running" : "done");
  }
  const states = STAGES.map(([agent]): State => known.get(agent) ?? "waiting");
  const next = states.indexOf("waiting");
  if (running && known.size > 0 && next >= 0 && !states.includes("running")) states[next] = "running";
  return states;
}
