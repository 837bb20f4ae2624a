"use client";

import { Download, Maximize2, Minimize2, PanelRightClose } from "lucide-react";
import { useArtifacts, useVersions } from "@/api/queries";
import { downloadHref } from "@/api/calls";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { look } from "@/format/status";
import { useCurrentSet } from "@/state/current";
import { useLayout } from "@/state/layout";
import { setParams } from "@/state/location";
import { useCompact } from "@/state/media";

export function CanvasHeader({ projectId }: { projectId: string }) {
  const { focus, set } = useLayout();
  const compact = useCompact();
  const current = useCurrentSet(projectId);
  return (
    <div className="flex h-11 shrink-0 items-center gap-1 border-b px-2">
      <VersionPicker projectId={projectId} current={current?.version ?? null} />
      <span className="flex-1" />
      {current ? <DownloadZip setId={current.id} /> : null}
      {compact ? null : (
        <>
          <IconButton label={focus ? "Back to both panels" : "Full width"} keys="F" onClick={() => set({ focus: !focus })}>
            {focus ? <Minimize2 /> : <Maximize2 />}
          </IconButton>
          <IconButton label="Hide the canvas" keys="Mod+j" onClick={() => set({ canvasOpen: false, focus: false })}>
            <PanelRightClose />
          </IconButton>
        </>
      )}
    </div>
  );
}

function VersionPicker({ projectId, current }: { projectId: string; current: number | null }) {
  const versions = useVersions(projectId).data ?? [];
  if (current === null) return <span className="px-2 text-sm font-medium">Canvas</span>;
  const newestFirst = [...versions].sort((a, b) => b.version - a.version);
  return (
    <Select
      aria-label="Version"
      className="num h-7 w-auto max-w-64 border-transparent bg-transparent px-1.5 font-medium hover:bg-accent"
      value={current}
      onChange={(event) => setParams({ v: event.target.value })}
    >
      {newestFirst.map((set) => (
        <option key={set.id} value={set.version}>
          Version {set.version}, {look(set.status).word.toLowerCase()}
        </option>
      ))}
    </Select>
  );
}

function DownloadZip({ setId }: { setId: string }) {
  const zip = useArtifacts(setId).data?.find((artifact) => artifact.path.endsWith("repo.zip"));
  if (!zip) return null;
  return (
    <Button asChild size="sm" variant="primary" title={`SHA-256 ${zip.sha256}`}>
      <a href={downloadHref(zip.id)} download>
        <Download /> repo.zip
      </a>
    </Button>
  );
}
