import { useLayers, useLayout } from "@/state/layout";
import { navigate, setParams } from "@/state/location";
import { TABS } from "@/features/canvas/tabs";

/** Asks the theme provider, which lives in React, to switch. */
export const SWITCH_THEME = "amp:switch-theme";

export interface Shortcut {
  keys: string;
  does: string;
  group: "Go" | "Panels" | "Review" | "Canvas";
  /** A plain letter: off while typing, and switchable off in settings. */
  single?: boolean;
  run: () => void;
}

const click = (selector: string) => document.querySelector<HTMLElement>(selector)?.click();
const focus = (selector: string) => document.querySelector<HTMLElement>(selector)?.focus();

/** Moves focus to the next or previous card of the conversation. */
function step(by: 1 | -1): void {
  const cards = [...document.querySelectorAll<HTMLElement>("[data-card]")];
  const at = cards.findIndex((card) => card.contains(document.activeElement));
  const next = cards[at < 0 ? (by > 0 ? 0 : cards.length - 1) : at + by];
  next?.scrollIntoView({ block: "nearest" });
  next?.focus();
}

function nextPanel(by: 1 | -1): void {
  const panels = [...document.querySelectorAll<HTMLElement>("[data-panel-focus]")].filter((panel) => panel.offsetWidth > 0);
  const at = panels.findIndex((panel) => panel.contains(document.activeElement));
  panels[(at + by + panels.length) % panels.length]?.focus();
}

/** Of the file the focus is in, else of the first that is not viewed yet. */
function markViewed(): void {
  const file = document.activeElement?.closest("[data-file]");
  (file?.querySelector<HTMLElement>("[data-viewed]") ?? document.querySelector<HTMLElement>("[data-viewed][aria-checked=false]"))?.click();
}

const layers = () => useLayers.getState();
const layout = () => useLayout.getState();

export const SHORTCUTS: Shortcut[] = [
  { keys: "Mod+k", does: "Command palette", group: "Go", run: () => layers().set({ palette: !layers().palette }) },
  { keys: "Mod+Shift+o", does: "New design", group: "Go", run: () => navigate("/") },
  { keys: "/", does: "Write a message", group: "Go", single: true, run: () => focus("#composer") },
  { keys: "g", does: "Go to the waiting gate", group: "Go", single: true, run: () => focus("[data-gate-open]") },
  { keys: "j", does: "Next card", group: "Go", single: true, run: () => step(1) },
  { keys: "k", does: "Previous card", group: "Go", single: true, run: () => step(-1) },
  { keys: "F6", does: "Next panel", group: "Panels", run: () => nextPanel(1) },
  { keys: "Shift+F6", does: "Previous panel", group: "Panels", run: () => nextPanel(-1) },
  { keys: "Mod+b", does: "Show or hide navigation", group: "Panels", run: () => layout().set({ navOpen: !layout().navOpen }) },
  { keys: "Mod+j", does: "Show or hide the canvas", group: "Panels", run: () => layout().set({ canvasOpen: !layout().canvasOpen, focus: false }) },
  { keys: "f", does: "Canvas at full width", group: "Panels", single: true, run: () => layout().set({ focus: !layout().focus }) },
  { keys: "Mod+Alt+Enter", does: "Approve", group: "Review", run: () => click("[data-approve]") },
  { keys: "Mod+Alt+Backspace", does: "Request changes", group: "Review", run: () => click("[data-request-changes]") },
  { keys: "e", does: "Edit a constraint", group: "Review", single: true, run: () => focus("[data-constraint]") },
  { keys: "n", does: "Next change", group: "Canvas", single: true, run: () => click("[data-next-change]") },
  { keys: "p", does: "Previous change", group: "Canvas", single: true, run: () => click("[data-previous-change]") },
  { keys: "u", does: "Unified or split diff", group: "Canvas", single: true, run: () => layout().set({ diff: layout().diff === "split" ? "unified" : "split" }) },
  { keys: "v", does: "Mark the file viewed", group: "Canvas", single: true, run: markViewed },
  { keys: "t", does: "Find a file", group: "Canvas", single: true, run: () => (setParams({ tab: "code" }), setTimeout(() => focus("#file-filter"), 60)) },
  { keys: "y", does: "Copy the link of this line", group: "Canvas", single: true, run: () => click("[data-copy-link]") },
  { keys: "Mod+Shift+l", does: "Light or dark", group: "Go", run: () => document.dispatchEvent(new Event(SWITCH_THEME)) },
  { keys: "Mod+,", does: "Settings", group: "Go", run: () => layers().set({ settings: true }) },
  { keys: "?", does: "Keyboard map", group: "Go", single: true, run: () => layers().set({ keys: true }) },
  { keys: "Mod+/", does: "Keyboard map", group: "Go", run: () => layers().set({ keys: true }) },
  ...TABS.slice(0, 9).map((tab, index) => ({
    keys: String(index + 1),
    does: tab.title,
    group: "Canvas" as const,
    single: true,
    run: () => setParams({ tab: tab.id }),
  })),
];
