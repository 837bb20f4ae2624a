"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import * as calls from "@/api/calls";
import type { VersionSummary } from "@/api/contract";
import { keys, useVersions } from "@/api/queries";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/section";
import { StatusBadge } from "@/components/ui/status-badge";
import { Loading } from "@/components/ui/states";
import { percent, signed, usd } from "@/format/money";
import { exact } from "@/format/time";
import { plural } from "@/format/values";
import { setParams } from "@/state/location";
import { notify } from "@/state/notify";
import type { ViewProps } from "../Canvas";
import { Compare } from "../Compare";

export default function History({ set }: ViewProps) {
  const versions = useVersions(set.project_id);
  if (!versions.data) return <Loading />;
  const newestFirst = [...versions.data].sort((a, b) => b.version - a.version);
  return (
    <div className="p-4">
      <Section title="Versions" note={plural(newestFirst.length, "version")}>
        <ol className="divide-y rounded-lg border bg-card">
          {newestFirst.map((version) => (
            <li key={version.id} className={version.id === set.id ? "bg-primary/5" : undefined}>
              <Row version={version} shown={set} parent={newestFirst.find(({ id }) => id === version.parent_id)} />
            </li>
          ))}
        </ol>
      </Section>
      <Compare versions={newestFirst} />
      <Approvals set={set} />
    </div>
  );
}

function Row({ version, shown, parent }: { version: VersionSummary; shown: ViewProps["set"]; parent: VersionSummary | undefined }) {
  return (
    <div className="num flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2">
      <span className="w-8 text-sm font-semibold">v{version.version}</span>
      <StatusBadge status={version.status} />
      <span className="text-xs text-muted-foreground">{parent ? `from v${parent.version}` : "first"}</span>
      <span className="ml-auto text-sm">{version.monthly_usd == null ? "" : `${usd(version.monthly_usd)}/mo`}</span>
      <span className="text-xs text-muted-foreground">{version.delta ? `${signed(version.delta.usd)} ${percent(version.delta.pct)}` : ""}</span>
      <time dateTime={version.created_at} className="text-xs text-muted-foreground">
        {exact(version.created_at)}
      </time>
      <div className="flex w-full gap-3">
        {version.id === shown.id ? (
          <span className="text-xs text-muted-foreground">On screen</span>
        ) : (
          <>
            <Button size="sm" variant="link" onClick={() => setParams({ v: String(version.version) })}>
              Show
            </Button>
            <Button size="sm" variant="link" onClick={() => setParams({ tab: "diff", base: String(version.version) })}>
              Compare with v{shown.version}
            </Button>
            <Promote version={version} projectId={shown.project_id} />
          </>
        )}
      </div>
    </div>
  );
}

/** Makes a version the one in force again; the one in force becomes superseded. */
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

function Approvals({ set }: ViewProps) {
  const approvals = set.approvals ?? [];
  if (approvals.length === 0) return null;
  return (
    <Section title="Decisions of people">
      <ul className="divide-y rounded-lg border bg-card">
        {approvals.map((approval) => (
          <li key={approval.id} className="num px-3 py-2 text-sm">
            {approval.status.replaceAll("_", " ")} by {approval.actor}, {exact(approval.created_at)}
            {approval.comment ? <p className="text-muted-foreground">{approval.comment}</p> : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}
