"use client";

import { createContext, useCallback, useContext, type ReactNode } from "react";
import { useTitles } from "@/api/queries";
import { named } from "@/format/roles";

const NONE: Record<string, string> = {};
const Titles = createContext(NONE);

/** Inside, ids of patterns read as the titles that come with this decision set. */
export function Named({ setId, children }: { setId: string | null; children: ReactNode }) {
  const titles = useTitles(setId).data ?? NONE;
  return <Titles.Provider value={titles}>{children}</Titles.Provider>;
}

/** Puts titles for ids in a text of the server's. */
export function useNamed(): (text: string) => string {
  const titles = useContext(Titles);
  return useCallback((text: string) => named(text, titles), [titles]);
}
