"use client";

import { PanelLeftOpen, PanelRightOpen } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { StatusBadge } from "@/components/ui/status-badge";
import { useLayout } from "@/state/layout";
import { useCompact } from "@/state/media";
import { ConnectionPill } from "./ConnectionPill";

export function ChatHeader({ name, status, version }: { name: string; status: string | null; version: number | null }) {
  const { navOpen, canvasOpen, set } = useLayout();
  const compact = useCompact();
  return (
    <header className="flex h-11 shrink-0 items-center gap-2 border-b px-3">
      {navOpen || compact ? null : (
        <IconButton label="Show navigation" keys="Mod+b" onClick={() => set({ navOpen: true })}>
          <PanelLeftOpen />
        </IconButton>
      )}
      <h1 className="min-w-0 flex-1 truncate text-sm font-medium">{name}</h1>
      <ConnectionPill />
      {version === null ? null : <span className="num text-xs text-muted-foreground">v{version}</span>}
      {status ? <StatusBadge status={status} /> : null}
      {canvasOpen || compact ? null : (
        <IconButton label="Show the canvas" keys="Mod+j" onClick={() => set({ canvasOpen: true })}>
          <PanelRightOpen />
        </IconButton>
      )}
    </header>
  );
}
