"use client";

import { lazy, Suspense, useEffect, type ComponentType } from "react";
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

const CALM_MS = 4000;

/** Fetches the other views once the page is calm, so that a tab opens at once and also without a connection. */
function useOtherViews(): void {
  useEffect(() => {
    const timer = setTimeout(() => Object.values(LOADERS).forEach((load) => void load().catch(() => undefined)), CALM_MS);
    return () => clearTimeout(timer);
  }, []);
}

/** The right panel: one version, seen from eleven sides. */
export function Canvas({ projectId }: { projectId: string }) {
  useOtherViews();
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
  const Body = VIEWS[tab]!;
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
