"use client";
"use no memo";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";
import { Loading } from "@/components/ui/states";
import type { FeedItem } from "@/feed/items";
import { useLive } from "@/feed/store";
import { cn } from "@/format/cn";
import { useLayout } from "@/state/layout";
import { FeedCard } from "./FeedCard";
import { JumpPill } from "./JumpPill";
import { onReveal } from "./reveal";
import { useFromStart } from "./useFromStart";
import { usePin } from "./usePin";
import { WaitingBar } from "./WaitingBar";

/** Height of a closed card: most are, and a right guess moves nothing when it is measured. */
const CLOSED_PX = 38;
const WAITS = new Set<FeedItem["kind"]>(["gate", "questions"]);

interface Props {
  projectId: string;
  setId: string | null;
  status: string | null;
}

/**
 * The conversation. Only cards near the viewport are in the page; it follows the end until the reader moves up.
 * They stand in the flow of one block, so that a card that grows never lies over the next one.
 */
export function Feed({ projectId, setId, status }: Props) {
  const items = useLive((live) => live.feed.items);
  const compact = useLayout(({ density }) => density === "compact");
  const scroller = useRef<HTMLDivElement>(null);
  // eslint-disable-next-line react-hooks/incompatible-library
  const list = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => CLOSED_PX,
    getItemKey: (index) => items[index]?.key ?? index,
    overscan: 8,
    gap: compact ? 4 : 8,
    paddingStart: 16,
    paddingEnd: 24,
  });
  const pin = usePin(scroller, list.getTotalSize(), items.length);
  useEffect(
    () =>
      onReveal((key) => {
        const at = items.findLastIndex((item) => item.key === key);
        if (at < 0) return;
        pin.release();
        list.scrollToIndex(at, { align: "start" });
      }),
    [items, list, pin],
  );
  const waiting = items.findLastIndex((item) => item.setId === setId && WAITS.has(item.kind));
  const asked = status === "needs_input" && items[waiting]?.kind === "questions" ? waiting : null;
  useFromStart(scroller, list, asked, list.getTotalSize(), pin);
  const inView = list.range !== null && waiting >= list.range.startIndex && waiting <= list.range.endIndex;
  return (
    <>
      <div className="relative min-h-0 flex-1">
      <div
        ref={scroller}
        role="log"
        aria-live="off"
        aria-label="Conversation"
        tabIndex={0}
        onWheel={pin.onWheel}
        onTouchMove={pin.release}
        onKeyDown={pin.onKeyDown}
        onScroll={pin.onScroll}
        className="scroller h-full [contain:strict] [overflow-anchor:none] -outline-offset-2"
      >
        {items.length === 0 ? <Loading rows={6} className="mx-auto max-w-[46rem]" /> : null}
        <div className="relative mx-auto w-full max-w-[48rem]" style={{ height: items.length > 0 ? list.getTotalSize() : 0 }}>
          <div
            className={cn("absolute inset-x-0 top-0 flex flex-col px-4", compact ? "gap-1" : "gap-2")}
            style={{ transform: `translateY(${list.getVirtualItems()[0]?.start ?? 0}px)` }}
          >
            {list.getVirtualItems().map((row) => (
              <div key={row.key} ref={list.measureElement} data-index={row.index}>
                <FeedCard item={items[row.index] as FeedItem} projectId={projectId} />
              </div>
            ))}
          </div>
        </div>
      </div>
      <JumpPill unseen={pin.unseen} pinned={pin.pinned} onJump={pin.jump} />
      </div>
      {inView ? null : <WaitingBar status={status} cardKey={items[waiting]?.key ?? null} />}
    </>
  );
}
