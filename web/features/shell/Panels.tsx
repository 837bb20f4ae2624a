"use client";

import { useEffect, type ReactNode } from "react";
import { Group, Panel, Separator, useDefaultLayout, usePanelRef } from "react-resizable-panels";
import { Nav } from "@/features/nav/Nav";
import { useLayout } from "@/state/layout";

/** Navigation beside the page, from 1024 px up. */
export function Panels({ children }: { children: ReactNode }) {
  const saved = useDefaultLayout({ id: "amp.shell", panelIds: ["nav", "main"], storage: localStorage });
  const open = useLayout((layout) => layout.navOpen);
  const set = useLayout((layout) => layout.set);
  const nav = usePanelRef();
  useEffect(() => {
    if (open) nav.current?.expand();
    else nav.current?.collapse();
  }, [nav, open]);
  return (
    <div className="h-dvh">
      <a href="#chat" className="sr-only focus:not-sr-only focus:fixed focus:z-50 focus:bg-popover focus:p-2">
        Skip to the conversation
      </a>
      <Group id="amp.shell" defaultLayout={saved.defaultLayout} onLayoutChanged={saved.onLayoutChanged}>
        <Panel
          id="nav"
          panelRef={nav}
          defaultSize={248}
          minSize={200}
          maxSize={360}
          collapsible
          collapsedSize={0}
          groupResizeBehavior="preserve-pixel-size"
          onResize={(size, _id, before) => {
            if (before && (size.inPixels === 0) === open) set({ navOpen: size.inPixels > 0 });
          }}
          style={{ overflow: "hidden" }}
        >
          <Nav />
        </Panel>
        <Handle label="Resize the navigation" />
        <Panel id="main" minSize={480} style={{ overflow: "hidden" }}>
          {children}
        </Panel>
      </Group>
    </div>
  );
}

/** A hairline with a hit area of 8 px. */
export function Handle({ label }: { label: string }) {
  return (
    <Separator
      aria-label={label}
      className="relative w-px bg-border after:absolute after:inset-y-0 after:-left-1 after:w-2 hover:bg-ring data-[separator=active]:bg-ring"
    />
  );
}
