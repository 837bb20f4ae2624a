"use client";

import { Menu } from "lucide-react";
import type { ReactNode } from "react";
import { Dialog } from "@/components/ui/dialog";
import { IconButton } from "@/components/ui/icon-button";
import { Segmented } from "@/components/ui/segmented";
import { Nav } from "@/features/nav/Nav";
import { useLayers, useLayout } from "@/state/layout";
import { useProjectId } from "@/state/location";

const PANES = [["chat", "Chat"], ["canvas", "Canvas"]] as const;

/** One column: navigation in a sheet, chat and canvas behind a switch. Works from 320 px. */
export default function CompactShell({ children }: { children: ReactNode }) {
  const { nav, set } = useLayers();
  const { pane, set: setLayout } = useLayout();
  const projectId = useProjectId();
  return (
    <div className="flex h-dvh flex-col">
      <header className="flex h-12 shrink-0 items-center gap-2 border-b bg-sidebar px-2">
        <IconButton label="Designs and settings" onClick={() => set({ nav: true })}>
          <Menu />
        </IconButton>
        <span className="flex-1 truncate text-sm font-semibold">Agentic MLOps</span>
        {projectId ? (
          <Segmented label="Panel" value={pane} options={PANES} onChange={(next) => setLayout({ pane: next })} />
        ) : null}
      </header>
      <div className="min-h-0 flex-1">{children}</div>
      <Dialog open={nav} onOpenChange={(open) => set({ nav: open })} title="Designs" side="left">
        <div className="-m-4 h-full">
          <Nav onLeave={() => set({ nav: false })} />
        </div>
      </Dialog>
    </div>
  );
}
