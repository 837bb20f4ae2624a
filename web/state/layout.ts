"use client";

import { create } from "zustand";
import { persist } from "zustand/middleware";

interface Layout {
  navOpen: boolean;
  canvasOpen: boolean;
  focus: boolean;
  pane: "chat" | "canvas";
  density: "comfortable" | "compact";
  diff: "unified" | "split";
  shortcuts: boolean;
  set: (change: Partial<Omit<Layout, "set">>) => void;
}

/** How this browser likes its panels. Kept in local storage, never on the server. */
export const useLayout = create<Layout>()(
  persist(
    (set) => ({
      navOpen: true,
      canvasOpen: true,
      focus: false,
      pane: "chat",
      density: "comfortable",
      diff: "unified",
      shortcuts: true,
      set: (change) => set(change),
    }),
    { name: "amp.layout", partialize: ({ navOpen, canvasOpen, density, diff, shortcuts }) => ({ navOpen, canvasOpen, density, diff, shortcuts }), skipHydration: true },
  ),
);

const ROOM_FOR_NAV_PX = 1280;

/** What this browser kept; on a first visit the navigation starts hidden where three panels do not fit. */
export async function restoreLayout(): Promise<void> {
  const known = localStorage.getItem("amp.layout") !== null;
  await useLayout.persist.rehydrate();
  if (!known && window.innerWidth < ROOM_FOR_NAV_PX) useLayout.setState({ navOpen: false });
}

interface Layers {
  palette: boolean;
  settings: boolean;
  settingsPage: string;
  keys: boolean;
  nav: boolean;
  set: (change: Partial<Omit<Layers, "set">>) => void;
}

/** Which layer is open above the page. */
export const useLayers = create<Layers>()((set) => ({
  palette: false,
  settings: false,
  settingsPage: "appearance",
  keys: false,
  nav: false,
  set: (change) => set(change),
}));
