"use client";

import { useVersions } from "@/api/queries";
import type { VersionItem } from "@/feed/items";
import { when } from "@/format/time";

export function VersionLine({ item, projectId }: { item: VersionItem; projectId: string }) {
  const known = useVersions(projectId).data?.find((set) => set.id === item.setId);
  const version = item.version ?? known?.version ?? null;
  return (
    <div className="num flex items-center gap-3 pt-2 text-2xs text-muted-foreground">
      <span className="font-medium">{version === null ? "New version" : `Version ${version}`}</span>
      <span className="h-px flex-1 bg-border" />
      <time dateTime={item.at ?? undefined}>{when(item.at)}</time>
    </div>
  );
}
