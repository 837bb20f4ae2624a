"use client";

import { useMemo } from "react";
import { Tooltip } from "@/components/ui/tooltip";
import { STAGES } from "@/feed/agents";
import type { FeedItem } from "@/feed/items";
import { useLive } from "@/feed/store";
import { cn } from "@/format/cn";

type State = "waiting" | "running" | "done";

/** The fixed stages of one version as a single line; a click goes to the stage's card. */
export function StageRail({ setId }: { setId: string | null }) {
  const items = useLive((live) => live.feed.items);
  const stages = useMemo(() => statesOf(items, setId), [items, setId]);
  const done = [...stages.values()].filter((state) => state === "done").length;
  if (setId === null || stages.size === 0) return null;
  return (
    <div className="flex h-8 shrink-0 items-center gap-3 border-b px-3">
      <ol aria-label="Stages" className="flex min-w-0 flex-1 gap-0.5">
        {STAGES.map(([agent, title], index) => (
          <Stage key={agent} agent={agent} title={`${index + 1} ${title}`} state={stages.get(agent) ?? "waiting"} />
        ))}
      </ol>
      <span className="num shrink-0 text-2xs text-muted-foreground">
        {done} of {STAGES.length} stages
      </span>
    </div>
  );
}

function showCard(agent: string): void {
  const { items } = useLive.getState().feed;
  const card = items.findLast((item) => item.kind === "reason" && item.card.agent === agent);
  if (card) document.dispatchEvent(new CustomEvent("amp:show", { detail: card.key }));
}

const WORDS: Record<State, string> = { waiting: "not started", running: "running", done: "done" };

function Stage({ agent, title, state }: { agent: string; title: string; state: State }) {
  const reach = () => showCard(agent);
  return (
    <li className="min-w-0 flex-1">
      <Tooltip label={`${title}: ${WORDS[state]}`}>
        <button type="button" onClick={reach} disabled={state === "waiting"} className="flex h-6 w-full items-center">
          <span className="sr-only">{`${title}: ${WORDS[state]}`}</span>
          <span
            className={cn(
              "h-1 w-full rounded-full bg-border",
              state === "done" && "bg-primary",
              state === "running" && "pulse-dot bg-primary",
            )}
          />
        </button>
      </Tooltip>
    </li>
  );
}

function statesOf(items: FeedItem[], setId: string | null): Map<string, State> {
  const states = new Map<string, State>();
  for (const item of items) {
    if (item.kind === "reason" && item.setId === setId) states.set(item.card.agent, item.running ? "running" : "done");
  }
  return states;
}
