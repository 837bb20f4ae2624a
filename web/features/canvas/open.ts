import { find } from "@/feed/feed";
import { useLive } from "@/feed/store";
import { useLayout } from "@/state/layout";
import { setParams, type Params } from "@/state/location";
import type { TabId } from "./tabs";

/** Parameters that belong to one tab and are dropped on the way to another. */
const LOCAL: Params = { agent: null, rule: null, file: null, base: null, component: null };

/** Opens the canvas at a tab, for the version a card speaks of. */
export function openCanvas(tab: TabId, setId: string | null, params: Params = {}): void {
  useLayout.getState().set({ canvasOpen: true, pane: "canvas" });
  const version = setId ? find(useLive.getState().feed, `version:${setId}`, "version")?.version : null;
  setParams({ ...LOCAL, tab, ...(setId ? { v: version ? String(version) : setId } : {}), ...params });
}
