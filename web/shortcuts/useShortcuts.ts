"use client";

import { useEffect } from "react";
import { useLayout } from "@/state/layout";
import { SHORTCUTS } from "./registry";

const EDITABLE = "input, textarea, select, [contenteditable='true']";

/** `Mod+Shift+k` for an event; `Mod` is ⌘ or Ctrl. A shifted sign such as `?` is its own key. */
export function chord(event: Pick<KeyboardEvent, "key" | "metaKey" | "ctrlKey" | "altKey" | "shiftKey">): string {
  const letter = event.key.length === 1;
  const sign = letter && !/[a-z]/i.test(event.key);
  const parts = [event.metaKey || event.ctrlKey ? "Mod" : "", event.altKey ? "Alt" : "", event.shiftKey && !sign ? "Shift" : ""];
  return [...parts.filter(Boolean), letter ? event.key.toLowerCase() : event.key].join("+");
}

export function useShortcuts(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const found = SHORTCUTS.find((shortcut) => shortcut.keys === chord(event));
      if (!found || event.isComposing) return;
      const typing = event.target instanceof Element && event.target.closest(EDITABLE) !== null;
      const inLayer = document.querySelector("[role='dialog']") !== null;
      if (found.single && (typing || inLayer || !useLayout.getState().shortcuts)) return;
      event.preventDefault();
      found.run();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
}
