"use client";

import { startTransition, useEffect, useState } from "react";

/** How many of `total` parts to draw: `first` at once, the others one after the other between everything else. */
export function useGradual(total: number, first: number): number {
  const [drawn, draw] = useState(first);
  useEffect(() => {
    if (drawn >= total) return;
    const timer = setTimeout(() => startTransition(() => draw((now) => now + 1)), 0);
    return () => clearTimeout(timer);
  }, [drawn, total]);
  return Math.min(drawn, total);
}
