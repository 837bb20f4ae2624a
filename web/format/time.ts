const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const short = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short" });
const dated = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });
const full = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "medium" });

export const at = (iso: string | null | undefined): string => (iso ? clock.format(new Date(iso)) : "");
export const day = (iso: string | null | undefined): string => (iso && !Number.isNaN(Date.parse(iso)) ? dated.format(new Date(iso)) : (iso ?? ""));
export const exact = (iso: string | null | undefined): string => (iso ? full.format(new Date(iso)) : "");

export function when(iso: string | null | undefined, now = new Date()): string {
  if (!iso) return "";
  const date = new Date(iso);
  return date.toDateString() === now.toDateString() ? clock.format(date) : short.format(date);
}

export type Age = "Today" | "Last 7 days" | "Older";

export function age(iso: string, now = new Date()): Age {
  const date = new Date(iso);
  if (date.toDateString() === now.toDateString()) return "Today";
  return now.getTime() - date.getTime() < 7 * 86_400_000 ? "Last 7 days" : "Older";
}

export function elapsed(from: string | null, to: string | null): string {
  if (!from || !to) return "";
  const ms = Date.parse(to) - Date.parse(from);
  return ms < 0 || Number.isNaN(ms) ? "" : ms < 1000 ? `${ms} ms` : `${(ms / 1000).toFixed(1)} s`;
}
