"use client";

import { useTheme } from "next-themes";
import { lazy, Suspense, useEffect } from "react";
import { SWITCH_THEME } from "@/shortcuts/registry";
import { useLayers, useLayout } from "@/state/layout";

const Palette = lazy(() => import("@/features/palette/Palette"));
const Settings = lazy(() => import("@/features/settings/Settings"));
const KeyMap = lazy(() => import("@/features/settings/KeyMap"));

/** What opens above the page; loaded when first opened. */
export function Layers() {
  const { palette, settings, keys } = useLayers();
  useThemeSwitch();
  useDensity();
  return (
    <Suspense fallback={null}>
      {palette ? <Palette /> : null}
      {settings ? <Settings /> : null}
      {keys ? <KeyMap /> : null}
    </Suspense>
  );
}

function useDensity(): void {
  const { density } = useLayout();
  useEffect(() => void (document.documentElement.dataset.density = density), [density]);
}

function useThemeSwitch(): void {
  const { resolvedTheme, setTheme } = useTheme();
  useEffect(() => {
    const onSwitch = () => setTheme(resolvedTheme === "dark" ? "light" : "dark");
    document.addEventListener(SWITCH_THEME, onSwitch);
    return () => document.removeEventListener(SWITCH_THEME, onSwitch);
  }, [resolvedTheme, setTheme]);
}
