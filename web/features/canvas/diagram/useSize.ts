"use client";

import { useEffect, useState, type RefObject } from "react";

const STEP_PX = 40;

/** The element's size, in coarse steps so that dragging a panel does not redraw at every pixel. */
export function useSize(elementRef: RefObject<Element | null>): { width: number; height: number } {
  const [size, setSize] = useState({ width: 640, height: 640 });
  useEffect(() => {
    const element = elementRef.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      if (!entry) return;
      const round = (pixels: number) => Math.max(STEP_PX, Math.round(pixels / STEP_PX) * STEP_PX);
      const next = { width: round(entry.contentRect.width), height: round(entry.contentRect.height) };
      setSize((now) => (now.width === next.width && now.height === next.height ? now : next));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [elementRef]);
  return size;
}
