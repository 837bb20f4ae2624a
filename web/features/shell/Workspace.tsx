"use client";

import { lazy, Suspense, useEffect } from "react";
import { useSession } from "@/api/queries";
import { Loading } from "@/components/ui/states";
import { Approvals } from "@/features/approvals/Approvals";
import { Layers } from "@/features/shell/Layers";
import { SignIn } from "@/features/shell/SignIn";
import { Start } from "@/features/start/Start";
import { useShortcuts } from "@/shortcuts/useShortcuts";
import { restoreLayout } from "@/state/layout";
import { useRoute, type Route } from "@/state/location";
import { useCompact } from "@/state/media";
import { Panels } from "./Panels";
import { Skeleton } from "./Skeleton";
import { useAttention } from "./useAttention";

const CompactShell = lazy(() => import("./CompactShell"));
const loadProject = () => import("./ProjectPanels");
const ProjectPanels = lazy(loadProject);

// The address is known long before the page is drawn: what it needs is fetched meanwhile.
if (typeof window !== "undefined" && window.location.pathname.startsWith("/w/")) void loadProject();

/** The whole application: which page the address names, inside the shell that fits the window. */
export function Workspace() {
  const route = useRoute();
  const session = useSession();
  if (route.page === "loading") return <Skeleton />;
  if (session.error?.status === 401) return <SignIn />;
  return <Ready route={route} />;
}

function Ready({ route }: { route: Exclude<Route, { page: "loading" }> }) {
  const compact = useCompact();
  useEffect(() => void restoreLayout(), []);
  useShortcuts();
  useAttention();
  const Shell = compact ? CompactShell : Panels;
  return (
    <>
      <Suspense fallback={<Skeleton />}>
        <Shell>
          <Suspense fallback={<Loading rows={8} />}>{pageOf(route)}</Suspense>
        </Shell>
      </Suspense>
      <Layers />
    </>
  );
}

function pageOf(route: Exclude<Route, { page: "loading" }>) {
  if (route.page === "project") return <ProjectPanels key={route.id} projectId={route.id} />;
  return route.page === "approvals" ? <Approvals /> : <Start />;
}
