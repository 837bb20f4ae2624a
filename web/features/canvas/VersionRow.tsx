"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Download } from "lucide-react";
import * as calls from "@/api/calls";
import type { VersionSummary } from "@/api/contract";
import { keys, useArtifacts } from "@/api/queries";
import { Button } from "@/components/ui/button";
import { StatusBadge } from "@/components/ui/status-badge";
import { useNamed } from "@/features/names/names";
import { change, usd } from "@/format/money";
import { when } from "@/format/time";
import { setParams } from "@/state/location";
import { notify } from "@/state/notify";
import type { ViewProps } from "./view";

interface Props {
  version: VersionSummary;
  shown: ViewProps["set"];
  parent: VersionSummary | undefined;
}

/** One version on the timeline: what it is, what it changed, and what can be done with it. */
export function VersionRow({ version, shown, parent }: Props) {
  const named = useNamed();
  const here = version.id === shown.id;
  return (
    <div className="num px-3 py-2.5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="text-sm font-semibold">Version {version.version}</span>
        <StatusBadge status={version.status} />
        <span className="text-xs text-muted-foreground">{parent ? `from version ${parent.version}` : "the first"}</span>
        <span className="ml-auto text-sm">{version.monthly_usd == null ? "" : `${usd(version.monthly_usd)} a month`}</span>
        <span className="text-xs text-muted-foreground">{version.delta ? change(version.delta.usd, version.delta.pct) : ""}</span>
        <time dateTime={version.created_at} className="text-xs text-muted-foreground">
          {when(version.created_at)}
        </time>
      </div>
      {version.summary_md ? <p className="mt-1 line-clamp-2 text-xs text-muted-foreground">{named(firstLine(version.summary_md))}</p> : null}
      <div className="mt-1 flex flex-wrap items-center gap-x-4">
        {here ? <span className="text-xs text-primary">On screen</span> : null}
        {here ? null : (
          <Button size="sm" variant="link" onClick={() => setParams({ v: String(version.version) })}>
            Show
          </Button>
        )}
        {here ? null : (
          <Button size="sm" variant="link" onClick={() => setParams({ tab: "diff", base: String(version.version) })}>
            Compare with version {shown.version}
          </Button>
        )}
        {here || parent === undefined ? null : <Promote version={version} projectId={shown.project_id} />}
        {version.status === "completed" ? <Zip setId={version.id} version={version.version} /> : null}
      </div>
    </div>
  );
}

/** Without the marks of Markdown, and only its first paragraph. */
const firstLine = (markdown: string): string => (markdown.split(/\n\s*\n/)[0] ?? "").replaceAll(/[*_`#]/g, "");

function Zip({ setId, version }: { setId: string; version: number }) {
  const zip = useArtifacts(setId).data?.find(({ path }) => path.endsWith("repo.zip"));
  if (!zip) return null;
  return (
    <Button asChild size="sm" variant="link" title={`SHA-256 ${zip.sha256}`}>
      <a href={calls.downloadHref(zip.id)} download aria-label={`Download version ${version}`}>
        <Download /> Download
      </a>
    </Button>
  );
}

/** Makes a version the one in force; the one it came from becomes superseded. */
function Promote({ version, projectId }: { version: VersionSummary; projectId: string }) {
  const client = useQueryClient();
  const promote = useMutation({
    mutationFn: () => calls.act(version.id, "promote"),
    onSuccess: () => notify.done(`Version ${version.version} is in force`),
    onError: (error) => notify.failed(error.message),
    onSettled: () => client.invalidateQueries({ queryKey: keys.versions(projectId) }),
  });
  return (
    <Button size="sm" variant="link" disabled={promote.isPending} onClick={() => promote.mutate()}>
      Promote
    </Button>
  );
}
