"use client";

import { create } from "zustand";
import type { StreamEvent } from "@/stream/event";
import type { Connection } from "@/stream/follow";
import { EMPTY, type Feed } from "./feed";
import { reduce } from "./reduce";

interface Live {
  projectId: string | null;
  feed: Feed;
  connection: Connection;
  open: (projectId: string | null) => void;
  receive: (events: StreamEvent[]) => void;
  connected: (connection: Connection) => void;
}

/** The feed of the project on screen, and the state of the line it comes over. */
export const useLive = create<Live>((set) => ({
  projectId: null,
  feed: EMPTY,
  connection: { state: "connecting" },
  open: (projectId) => set({ projectId, feed: EMPTY, connection: { state: "connecting" } }),
  receive: (events) => set((live) => ({ feed: reduce(live.feed, events) })),
  connected: (connection) => set({ connection }),
}));
