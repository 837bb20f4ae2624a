"use client";

import { useSyncExternalStore } from "react";

/** The address is the state: `/w/<id>?v=7&tab=diff&base=5&file=infra/main.tf#L40`. */
const listeners = new Set<() => void>();
const notify = () => listeners.forEach((listener) => listener());

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) window.addEventListener("popstate", notify);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener("popstate", notify);
  };
}

const read = () => window.location.pathname + window.location.search + window.location.hash;

export function navigate(href: string, replace = false): void {
  if (href === read()) return;
  if (replace) window.history.replaceState(null, "", href);
  else window.history.pushState(null, "", href);
  notify();
}

export type Params = Record<string, string | null>;

/** Changes some query parameters; null removes one. */
export function setParams(change: Params, { replace = false, hash = "" } = {}): void {
  const query = new URLSearchParams(window.location.search);
  for (const [name, value] of Object.entries(change)) {
    if (value === null) query.delete(name);
    else query.set(name, value);
  }
  const search = query.toString();
  navigate(window.location.pathname + (search ? `?${search}` : "") + (hash ? `#${hash}` : ""), replace);
}

/** One part of the address. A reader is rendered again only when its own part changes; `server` stands for it in the export. */
const usePart = <T extends string | null>(part: () => T, server: T): T => useSyncExternalStore(subscribe, part, () => server);

export const useParam = (name: string): string | null => usePart(() => new URLSearchParams(window.location.search).get(name), null);
export const useHash = (): string => usePart(() => window.location.hash, "");
/** Empty while the exported page is not yet running in a browser. */
export const usePathname = (): string => usePart(() => window.location.pathname, "");

export type Route = { page: "start" } | { page: "approvals" } | { page: "project"; id: string } | { page: "loading" };

export function useRoute(): Route {
  const path = usePathname();
  if (path === "") return { page: "loading" };
  const [, first, id] = path.split("/");
  if (first === "w" && id) return { page: "project", id };
  return first === "approvals" ? { page: "approvals" } : { page: "start" };
}

export function useProjectId(): string | null {
  const route = useRoute();
  return route.page === "project" ? route.id : null;
}
