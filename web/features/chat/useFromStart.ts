"use client";

import type { Virtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, type RefObject } from "react";
import type { Pin } from "./usePin";

/**
 * Questions that are taller than the window are read from the first one, not from where the end is followed to.
 * `at` is their place in the list while they are open; once they are answered the end is followed again.
 */
export function useFromStart(
  scrollerRef: RefObject<HTMLDivElement | null>,
  list: Pick<Virtualizer<HTMLDivElement, Element>, "scrollToIndex">,
  at: number | null,
  height: number,
  { release, jump }: Pick<Pin, "release" | "jump">,
): void {
  const shownRef = useRef<number | null>(null);
  useEffect(() => {
    const element = scrollerRef.current;
    if (at === null) {
      if (shownRef.current !== null) jump();
      shownRef.current = null;
      return;
    }
    const card = element?.querySelector<HTMLElement>(`[data-index="${at}"]`);
    if (!element || !card || shownRef.current === at || card.offsetHeight <= element.clientHeight) return;
    shownRef.current = at;
    release();
    list.scrollToIndex(at, { align: "start" });
  }, [scrollerRef, list, at, height, release, jump]);
}
