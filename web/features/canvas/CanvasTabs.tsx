"use client";

import { useEffect, useRef, type KeyboardEvent } from "react";
import { setParams } from "@/state/location";
import { TABS, type TabId } from "./tabs";

/** The tab list of the canvas: arrows move, the address remembers. */
export function CanvasTabs({ tab }: { tab: TabId }) {
  const list = useRef<HTMLDivElement>(null);
  const at = TABS.findIndex(({ id }) => id === tab);
  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [tab]);
  const onKeyDown = (event: KeyboardEvent) => {
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: TABS.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = TABS[(to + TABS.length) % TABS.length]!;
    setParams({ tab: next.id }, { replace: true });
    list.current?.querySelector<HTMLElement>(`#tab-${next.id}`)?.focus();
  };
  return (
    <div className="shrink-0 border-b">
      <div
        ref={list}
        role="tablist"
        aria-label="Views of the design"
        onKeyDown={onKeyDown}
        className="flex h-9 overflow-x-auto pr-4 pl-2 [mask-image:linear-gradient(to_left,transparent,black_16px)] [scrollbar-width:none]"
      >
        {TABS.map(({ id, title }) => (
          <button
            key={id}
            id={`tab-${id}`}
            type="button"
            role="tab"
            aria-selected={id === tab}
            aria-controls="canvas-view"
            tabIndex={id === tab ? 0 : -1}
            onClick={() => setParams({ tab: id })}
            className="h-9 shrink-0 border-b-2 border-transparent px-1.5 text-xs font-medium text-muted-foreground -outline-offset-2 hover:text-foreground aria-selected:border-primary aria-selected:text-foreground"
          >
            {title}
          </button>
        ))}
      </div>
    </div>
  );
}
