"use client";

import { useQueryClient, type InvalidateQueryFilters, type QueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { keys } from "@/api/queries";
import { useLive } from "@/feed/store";
import type { StreamEvent } from "./event";
import { followShared } from "./share";

const REFRESH_MS = 400;
const HIDDEN_MS = 60_000;
/** Tell nothing that a document holds. */
const QUIET = new Set(["agent.started", "generation.file"]);
/** Many in a row, each of which adds a little to a document: what they say is already in their own cards. */
const SLOW = new Set(["agent.completed", "critic.finding", "check.completed"]);
const SLOW_MS = 2000;

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

/** Documents are read again after an event that changes them; many events make one read. */
function refresher(client: QueryClient, projectId: string): (events: StreamEvent[]) => void {
  const sets = new Set<string>();
  let due = Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const run = () => {
    due = Infinity;
    for (const key of [...[...sets].flatMap(ofSet), ...ofProject(projectId)]) void client.invalidateQueries(key);
    sets.clear();
  };
  return (events) => {
    const telling = events.filter(({ type }) => !QUIET.has(type));
    if (telling.length === 0) return;
    for (const { decision_set_id } of telling) if (decision_set_id) sets.add(decision_set_id);
    const wait = telling.every(({ type }) => SLOW.has(type)) ? SLOW_MS : REFRESH_MS;
    if (Date.now() + wait >= due) return;
    due = Date.now() + wait;
    clearTimeout(timer);
    timer = setTimeout(run, wait);
  };
}

const ofSet = (id: string): InvalidateQueryFilters[] => [{ queryKey: keys.set(id) }, { queryKey: keys.files(id), exact: true }, { queryKey: keys.artifacts(id) }, { queryKey: keys.report(id) }];
const ofProject = (id: string): InvalidateQueryFilters[] => [{ queryKey: keys.versions(id) }, { queryKey: keys.projects }, { queryKey: keys.gates }];
