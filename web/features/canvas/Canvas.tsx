"use client";

import { lazy, memo, Suspense, useDeferredValue, useEffect, type ComponentType } from "react";
import { useDecisionSet, useVersions } from "@/api/queries";
import { ErrorBoundary } from "@/components/ui/error-boundary";
import { Empty, Failed, Loading } from "@/components/ui/states";
import { Named } from "@/features/names/names";
import { useCurrentSet } from "@/state/current";
import { useParam } from "@/state/location";
import { CanvasHeader } from "./CanvasHeader";
import { CanvasTabs } from "./CanvasTabs";
import { tabOf, TABS, type TabId } from "./tabs";
import type { ViewProps } from "./view";

type Loader = () => Promise<{ default: ComponentType<ViewProps> }>;

const LOADERS: Record<TabId, Loader> = {
  overview: () => import("./views/overview"),
  architecture: () => import("./views/architecture"),
  decisions: () => import("./views/decisions"),
  cost: () => import("./views/cost"),
  policies: () => import("./views/policies"),
  code: () => import("./views/code"),
  checks: () => import("./views/checks"),
  report: () => import("./views/report"),
  diff: () => import("./views/diff"),
  history: () => import("./views/history"),
  events: () => import("./views/events"),
};

const VIEWS: Partial<Record<TabId, ComponentType<ViewProps>>> = Object.fromEntries(Object.entries(LOADERS).map(([id, load]) => [id, lazy(load)]));

// The view of the address is fetched while the design itself still travels.
if (typeof window !== "undefined") void LOADERS[tabOf(new URLSearchParams(window.location.search).get("tab"))]().catch(() => undefined);

const CALM_MS = 2500;

/** Fetches the other views one by one once the page is calm, so that a tab opens at once and also without a connection. */
function useOtherViews(): void {
  useEffect(() => {
    const loads = Object.values(LOADERS);
    let timer = setTimeout(next, CALM_MS);
    function next() {
      void loads.shift()?.().catch(() => undefined).then(() => (timer = setTimeout(next, 50)));
    }
    return () => (loads.splice(0), clearTimeout(timer));
  }, []);
}

/** The right panel: one version, seen from eleven sides. */
export function Canvas({ projectId }: { projectId: string }) {
  useOtherViews();
  const current = useCurrentSet(projectId);
  const tab = tabOf(useParam("tab"));
  const shown = useDeferredValue(tab);
  return (
    <aside aria-label="Canvas" tabIndex={-1} data-panel-focus className="flex h-full min-w-0 flex-col bg-canvas">
      <CanvasHeader projectId={projectId} />
      <CanvasTabs tab={tab} />
      <div
        role="tabpanel"
        id="canvas-view"
        aria-label={TABS.find(({ id }) => id === tab)?.title}
        tabIndex={0}
        className="scroller relative min-h-0 flex-1 -outline-offset-2"
      >
        {current ? <View setId={current.id} tab={shown} /> : <NoVersion projectId={projectId} />}
      </div>
    </aside>
  );
}

function NoVersion({ projectId }: { projectId: string }) {
  const versions = useVersions(projectId);
  if (versions.isPending) return <Loading rows={8} />;
  if (versions.isError) return <Failed error={versions.error} onRetry={() => versions.refetch()} />;
  return <Empty title="Nothing here yet">The design appears as it is made.</Empty>;
}

/** Follows its tab a moment later: the tab answers the click at once, however much its view has to draw. */
const View = memo(function View({ setId, tab }: { setId: string; tab: TabId }) {
  const set = useDecisionSet(setId);
  const Body = VIEWS[tab]!;
  if (set.isPending) return <Loading rows={8} />;
  if (!set.data) return <Failed error={set.error} onRetry={() => set.refetch()} />;
  return (
    <ErrorBoundary key={`${tab}:${setId}`}>
      <Suspense fallback={<Loading rows={8} />}>
        <Named setId={setId}>
          <div data-view={tab} className="contents">
            <Body set={set.data} />
          </div>
        </Named>
      </Suspense>
    </ErrorBoundary>
  );
});
