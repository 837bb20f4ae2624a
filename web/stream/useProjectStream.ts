"use client";

import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { keys } from "@/api/queries";
import { useLive } from "@/feed/store";
import type { StreamEvent } from "./event";
import { followShared } from "./share";

const REFRESH_MS = 400;
const HIDDEN_MS = 60_000;
const QUIET = new Set(["agent.started", "generation.file"]);

/** Keeps the feed and the cached documents of one project fresh while the page is open. */
export function useProjectStream(projectId: string): void {
  const client = useQueryClient();
  useEffect(() => {
    useLive.getState().open(projectId);
    const refresh = refresher(client, projectId);
    const buffer = frameBuffer((events) => {
      useLive.getState().receive(events);
      refresh(events);
    });
    return whileWatched((signal) =>
      followShared({
        url: `/projects/${projectId}/events`,
        after: useLive.getState().feed.lastSeq,
        onEvents: buffer,
        onConnection: useLive.getState().connected,
        onReset: () => useLive.getState().open(projectId),
        signal,
      }),
    );
  }, [client, projectId]);
}

/** A tab out of sight gives its connection back after a while: browsers allow six per server, over all tabs. */
function whileWatched(start: (signal: AbortSignal) => Promise<void>): () => void {
  let stop = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const onVisibility = () => {
    clearTimeout(timer);
    if (document.hidden) {
      timer = setTimeout(() => stop.abort(), HIDDEN_MS);
    } else if (stop.signal.aborted) {
      stop = new AbortController();
      void start(stop.signal);
    }
  };
  document.addEventListener("visibilitychange", onVisibility);
  void start(stop.signal);
  return () => {
    document.removeEventListener("visibilitychange", onVisibility);
    clearTimeout(timer);
    stop.abort();
  };
}

/** One store write per animation frame (or 100 ms in a background tab), however fast events arrive. */
function frameBuffer(flush: (events: StreamEvent[]) => void): (events: StreamEvent[]) => void {
  let waiting: StreamEvent[] = [];
  let scheduled = false;
  const run = () => {
    scheduled = false;
    const events = waiting;
    waiting = [];
    flush(events);
  };
  return (events) => {
    waiting.push(...events);
    if (scheduled) return;
    scheduled = true;
    if (document.hidden) setTimeout(run, 100);
    else requestAnimationFrame(run);
  };
}

/** Documents are read again shortly after an event that changes them; many events make one read. */
function refresher(client: QueryClient, projectId: string): (events: StreamEvent[]) => void {
  const sets = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | null = null;
  const run = () => {
    timer = null;
    for (const id of sets) {
      void client.invalidateQueries({ queryKey: keys.set(id) });
      void client.invalidateQueries({ queryKey: keys.files(id), exact: true });
      void client.invalidateQueries({ queryKey: keys.artifacts(id) });
      void client.invalidateQueries({ queryKey: keys.report(id) });
    }
    sets.clear();
    void client.invalidateQueries({ queryKey: keys.versions(projectId) });
    void client.invalidateQueries({ queryKey: keys.projects });
    void client.invalidateQueries({ queryKey: keys.gates });
  };
  return (events) => {
    const telling = events.filter((event) => !QUIET.has(event.type));
    for (const event of telling) if (event.decision_set_id) sets.add(event.decision_set_id);
    if (telling.length > 0 && timer === null) timer = setTimeout(run, REFRESH_MS);
  };
}
