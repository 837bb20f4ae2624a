"use client";

import { create } from "zustand";
import { persist } from "zustand/middleware";

interface Viewed {
  keys: Record<string, true>;
  mark: (key: string, viewed: boolean) => void;
}

/** Which files of which comparison this browser has seen. */
export const useViewed = create<Viewed>()(
  persist(
    (set) => ({
      keys: {},
      mark: (key, viewed) =>
        set(({ keys }) => {
          const others = Object.fromEntries(Object.entries(keys).filter(([known]) => known !== key));
          return { keys: viewed ? { ...others, [key]: true } : others };
        }),
    }),
    { name: "amp.viewed" },
  ),
);
