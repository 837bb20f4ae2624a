"use client";

import { lazy, Suspense } from "react";
import { useLayers } from "@/state/layout";

const Palette = lazy(() => import("@/features/palette/Palette"));
const Settings = lazy(() => import("@/features/settings/Settings"));
const KeyMap = lazy(() => import("@/features/settings/KeyMap"));

/** What opens above the page; loaded when first opened. */
export function Layers() {
  const { palette, settings, keys } = useLayers();
  return (
    <Suspense fallback={null}>
      {palette ? <Palette /> : null}
      {settings ? <Settings /> : null}
      {keys ? <KeyMap /> : null}
    </Suspense>
  );
}
