"use client";

import { lazy, Suspense, type ComponentType } from "react";
import type { DecisionSet } from "@/api/contract";
import { useDecisionSet } from "@/api/queries";
import { ErrorBoundary } from "@/components/ui/error-boundary";
import { Empty, Failed, Loading } from "@/components/ui/states";
import { Named } from "@/features/names/names";
import { useCurrentSet } from "@/state/current";
import { useParam } from "@/state/location";
import { CanvasHeader } from "./CanvasHeader";
import { CanvasTabs } from "./CanvasTabs";
import { tabOf, TABS, type TabId } from "./tabs";

export interface ViewProps {
  set: DecisionSet;
}

const VIEWS: Record<TabId, ComponentType<ViewProps>> = {
  overview: lazy(() => import("./views/overview")),
  architecture: lazy(() => import("./views/architecture")),
  decisions: lazy(() => import("./views/decisions")),
  cost: lazy(() => import("./views/cost")),
  policies: lazy(() => import("./views/policies")),
  code: lazy(() => import("./views/code")),
  checks: lazy(() => import("./views/checks")),
  report: lazy(() => import("./views/report")),
  diff: lazy(() => import("./views/diff")),
  history: lazy(() => import("./views/history")),
  events: lazy(() => import("./views/events")),
};

/** The right panel: one version, seen from eleven sides. */
export function Canvas({ projectId }: { projectId: string }) {
  const current = useCurrentSet(projectId);
  const tab = tabOf(useParam("tab"));
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
        {current ? <View setId={current.id} tab={tab} /> : <Empty title="Nothing here yet">The design appears as it is made.</Empty>}
      </div>
    </aside>
  );
}

function View({ setId, tab }: { setId: string; tab: TabId }) {
  const set = useDecisionSet(setId);
  const Body = VIEWS[tab];
  if (set.isPending) return <Loading rows={8} />;
  if (!set.data) return <Failed error={set.error} onRetry={() => set.refetch()} />;
  return (
    <ErrorBoundary key={`${tab}:${setId}`}>
      <Suspense fallback={<Loading rows={8} />}>
        <Named setId={setId}>
          <Body set={set.data} />
        </Named>
      </Suspense>
    </ErrorBoundary>
  );
}
