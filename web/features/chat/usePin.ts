"use client";

import { useCallback, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type RefObject, type WheelEvent } from "react";

const NEAR_PX = 40;
const UPWARD = new Set(["ArrowUp", "PageUp", "Home"]);

export interface Pin {
  pinned: boolean;
  unseen: number;
  release: () => void;
  jump: () => void;
  onWheel: (event: WheelEvent) => void;
  onKeyDown: (event: KeyboardEvent) => void;
  onScroll: () => void;
}

/**
 * Keeps a scroller at its end while the reader is there. Decided by position, never by timers: any upward
 * intent releases at once, and only the reader's own scroll to within 40 px of the end pins again.
 */
export function usePin(scrollerRef: RefObject<HTMLDivElement | null>, height: number, count: number): Pin {
  const [pinned, setPinned] = useState(true);
  const [seen, setSeen] = useState(0);
  const writtenRef = useRef(-1);

  const jump = useCallback(() => {
    const element = scrollerRef.current;
    if (!element) return;
    element.scrollTop = element.scrollHeight;
    writtenRef.current = element.scrollTop;
    setPinned(true);
  }, [scrollerRef]);

  useLayoutEffect(() => {
    if (pinned) jump();
  }, [jump, pinned, height, count]);

  useLayoutEffect(() => {
    const element = scrollerRef.current;
    if (!pinned || !element) return;
    const frame = new ResizeObserver(jump); // the waiting bar and a growing composer make the scroller smaller
    frame.observe(element);
    return () => frame.disconnect();
  }, [scrollerRef, jump, pinned]);

  const release = useCallback(() => {
    setPinned((was) => {
      if (was) setSeen(count);
      return false;
    });
  }, [count]);

  return useMemo(
    () => ({
      pinned,
      unseen: pinned ? 0 : Math.max(0, count - seen),
      release,
      jump,
      onWheel: (event) => event.deltaY < 0 && release(),
      onKeyDown: (event) => UPWARD.has(event.key) && event.target === event.currentTarget && release(),
      onScroll: () => {
        const element = scrollerRef.current;
        if (!element || element.scrollTop === writtenRef.current) return;
        const left = element.scrollHeight - element.scrollTop - element.clientHeight;
        if (left < NEAR_PX) setPinned(true);
        else if (element.scrollTop < writtenRef.current) release();
      },
    }),
    [pinned, seen, count, release, jump, scrollerRef],
  );
}
