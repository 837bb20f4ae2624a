"use client";

import { Pencil } from "lucide-react";
import { useVersions } from "@/api/queries";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/section";
import { Failed, Loading } from "@/components/ui/states";
import { useNamed } from "@/features/names/names";
import { roleTitle } from "@/format/roles";
import { exact } from "@/format/time";
import { plural, show } from "@/format/values";
import { setParams } from "@/state/location";
import type { ViewProps } from "../view";
import { Compare } from "../Compare";
import { VersionRow } from "../VersionRow";

export default function History({ set }: ViewProps) {
  const versions = useVersions(set.project_id);
  if (versions.isPending) return <Loading />;
  if (!versions.data) return <Failed error={versions.error} onRetry={() => versions.refetch()} />;
  const newestFirst = [...versions.data].sort((a, b) => b.version - a.version);
  return (
    <div className="p-4">
      <Section title="Versions" note={plural(newestFirst.length, "version")}>
        <ol className="divide-y rounded-lg border bg-card">
          {newestFirst.map((version) => (
            <li key={version.id} className={version.id === set.id ? "bg-primary/5" : undefined}>
              <VersionRow version={version} shown={set} parent={newestFirst.find(({ id }) => id === version.parent_id)} />
            </li>
          ))}
        </ol>
        <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-muted-foreground">
          <Button size="sm" onClick={() => setParams({ tab: "overview" })}>
            <Pencil /> Change a constraint
          </Button>
          <span>Every change makes a new version from the one on screen; nothing is overwritten.</span>
        </div>
      </Section>
      <Compare versions={newestFirst} />
      <ByHand set={set} />
      <Approvals set={set} />
    </div>
  );
}

/** What people fixed in this version: roles that stay as they are, and components they chose themselves. */
function ByHand({ set }: ViewProps) {
  const named = useNamed();
  if (set.pins.length === 0 && set.overrides.length === 0) return null;
  return (
    <Section title="Set by hand" note="critics and later versions leave these alone">
      <ul className="divide-y rounded-lg border bg-card">
        {set.pins.map((role) => (
          <li key={role} className="px-3 py-2 text-sm">
            {roleTitle(role)} <span className="text-muted-foreground">pinned{partOf(set, role) ? ` to ${named(partOf(set, role)!)}` : ""}</span>
          </li>
        ))}
        {set.overrides.map((one, index) => (
          <li key={index} className="px-3 py-2 text-sm">
            {roleTitle(show(one.role))} <span className="text-muted-foreground">{named(`${show(one.kind)} ${show(one.pattern_id ?? one.params)}: ${show(one.reason)}`)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

const partOf = (set: ViewProps["set"], role: string): string | undefined =>
  set.plan?.components.find((component) => component.role === role)?.pattern_id;

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
