"use client";

import { create } from "zustand";

interface Cards {
  open: Record<string, boolean>;
  toggle: (key: string, open: boolean) => void;
}

/** Which cards the user opened or closed; kept here so it outlives virtualisation. */
export const useCards = create<Cards>()((set) => ({
  open: {},
  toggle: (key, open) => set((cards) => ({ open: { ...cards.open, [key]: open } })),
}));

export function useCardOpen(key: string, byDefault: boolean): [boolean, () => void] {
  const open = useCards((cards) => cards.open[key]) ?? byDefault;
  const toggle = useCards((cards) => cards.toggle);
  return [open, () => toggle(key, !open)];
}
