"use client";

import { useCallback, useState } from "react";

const key = (id: string) => `amp.draft.${id}`;

/** Unsent words, kept per project in this browser. */
export function useDraft(id: string): [string, (text: string) => void] {
  const [text, setText] = useState(() => (typeof window === "undefined" ? "" : (localStorage.getItem(key(id)) ?? "")));
  const write = useCallback(
    (next: string) => {
      setText(next);
      if (next) localStorage.setItem(key(id), next);
      else localStorage.removeItem(key(id));
    },
    [id],
  );
  return [text, write];
}

export const clearDraft = (id: string): void => localStorage.removeItem(key(id));
