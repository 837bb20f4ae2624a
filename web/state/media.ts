"use client";

import { useSyncExternalStore } from "react";

/** False on the server and during hydration. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const list = window.matchMedia(query);
      list.addEventListener("change", listener);
      return () => list.removeEventListener("change", listener);
    },
    () => window.matchMedia(query).matches,
    () => false,
  );
}

export const useCompact = () => useMedia("(max-width: 1023.98px)");
export const useWide = () => useMedia("(min-width: 1280px)");
function followLine(listener: () => void): () => void {
  window.addEventListener("online", listener);
  window.addEventListener("offline", listener);
  return () => (window.removeEventListener("online", listener), window.removeEventListener("offline", listener));
}

/** Whether the browser has a network at all; an open connection may take long to notice. */
export const useOnline = () => useSyncExternalStore(followLine, () => navigator.onLine, () => true);
export const useHydrated = () => useSyncExternalStore(() => () => {}, () => true, () => false);
