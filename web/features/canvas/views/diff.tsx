"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { useRef } from "react";
import type { SetDiff, VersionSummary } from "@/api/contract";
import { useDiff, useVersions } from "@/api/queries";
import { Select } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Segmented } from "@/components/ui/segmented";
import { Section } from "@/components/ui/section";
import { Empty, Failed, Loading } from "@/components/ui/states";
import { useNamed } from "@/features/names/names";
import { plural } from "@/format/values";
import { useLayout } from "@/state/layout";
import { setParams, useParam } from "@/state/location";
import type { ViewProps } from "../view";
import { ChangeLine, CostChanges, DecisionChanges } from "../diff/Changes";
import { ComponentChanges } from "../diff/ComponentChanges";
import { FileDiff } from "../diff/FileDiff";
import { LatencyChanges } from "../diff/LatencyChanges";
import { Reruns } from "../diff/Reruns";
import { OutcomeBadge } from "../OutcomeBadge";

const OPEN_FILES = 3;
const MODES = [["unified", "Unified"], ["split", "Split"]] as const;

export default function Diff({ set }: ViewProps) {
  const versions = (useVersions(set.project_id).data ?? []).filter((version) => version.id !== set.id);
  const base = useBase(versions, set.parent_id);
  const diff = useDiff(set.id, base?.id ?? null);
  const body = useRef<HTMLDivElement>(null);
  if (versions.length === 0) return <Empty title="Only one version">Change a constraint or ask for a change: what differs is shown here.</Empty>;
  return (
    <div ref={body}>
      <div className="sticky top-0 z-10 flex items-center gap-2 border-b bg-canvas px-4 py-1.5">
        <span className="text-xs text-muted-foreground">Against</span>
        <Select
          aria-label="Base version"
          className="num h-7 w-auto"
          value={base?.version ?? ""}
          onChange={(event) => setParams({ base: event.target.value }, { replace: true })}
        >
          {versions.map((version) => (
            <option key={version.id} value={version.version}>
              Version {version.version}
            </option>
          ))}
        </Select>
        <span className="flex-1" />
        <Mode />
        <Step by={1} within={body} />
        <Step by={-1} within={body} />
      </div>
      {diff.isPending ? <Loading rows={8} /> : null}
      {diff.isError ? <Failed error={diff.error} onRetry={() => diff.refetch()} /> : null}
      {diff.data ? <Body diff={diff.data} set={set} /> : null}
    </div>
  );
}

/** The version the address names, else the parent, else the newest of the others. */
function useBase(versions: VersionSummary[], parentId: string | null): VersionSummary | undefined {
  const wanted = useParam("base");
  return (
    versions.find((version) => String(version.version) === wanted) ??
    versions.find((version) => version.id === parentId) ??
    versions.toSorted((a, b) => b.version - a.version)[0]
  );
}

function Mode() {
  const { diff, set } = useLayout();
  return <Segmented label="Layout of the diff" value={diff} options={MODES} onChange={(mode) => set({ diff: mode })} />;
}

function Step({ by, within }: { by: 1 | -1; within: React.RefObject<HTMLDivElement | null> }) {
  const go = () => {
    const changes = [...(within.current?.querySelectorAll<HTMLElement>("[data-change]") ?? [])];
    const at = changes.indexOf(document.activeElement as HTMLElement);
    const next = changes[(at + by + changes.length) % changes.length];
    next?.scrollIntoView({ block: "center" });
    next?.focus();
  };
  const marks = by === 1 ? { "data-next-change": "" } : { "data-previous-change": "" };
  return (
    <IconButton label={by === 1 ? "Next change" : "Previous change"} keys={by === 1 ? "N" : "P"} onClick={go} {...marks}>
      {by === 1 ? <ArrowDown /> : <ArrowUp />}
    </IconButton>
  );
}

function Body({ diff, set }: ViewProps & { diff: SetDiff }) {
  const named = useNamed();
  const total = diff.constraints.length + diff.decisions.length + diff.policies.length + diff.files.length;
  if (total === 0 && !diff.cost?.lines.length) return <Empty title="No difference">Both versions decide, cost and write the same.</Empty>;
  return (
    <div className="p-4">
      {diff.cost ? <CostChanges cost={diff.cost} /> : null}
      {diff.constraints.length > 0 ? (
        <Section title="Constraints" note={plural(diff.constraints.length, "change")}>
          <ul className="divide-y rounded-lg border bg-card px-3 py-1">
            {diff.constraints.map((change) => (
              <ChangeLine key={change.path} change={change} />
            ))}
          </ul>
        </Section>
      ) : null}
      <LatencyChanges set={set} baseId={diff.before.decision_set_id} />
      <ComponentChanges rows={diff.components} />
      <Reruns rows={diff.agents} />
      <DecisionChanges rows={diff.decisions} />
      {diff.policies.length > 0 ? (
        <Section title="Policies" note={plural(diff.policies.length, "verdict")}>
          <ul className="divide-y rounded-lg border bg-card">
            {diff.policies.map((row) => (
              <li key={row.rule_id} data-change tabIndex={-1} className="flex items-center gap-2 px-3 py-1.5 text-xs">
                {row.before ? <OutcomeBadge outcome={row.before} severity={row.severity} /> : "new"}→
                {row.after ? <OutcomeBadge outcome={row.after} severity={row.severity} /> : "gone"}
                <span className="min-w-0 flex-1 text-sm">{named(row.message)}</span>
                <span className="font-mono text-2xs text-muted-foreground">{row.rule_id}</span>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {diff.files.length > 0 ? (
        <Section title="Files" note={plural(diff.files.length, "file")}>
          <ul className="flex flex-col divide-y rounded-lg border bg-card p-1">
            {diff.files.map((file, index) => (
              <li key={file.path}>
                <FileDiff file={file} open={index < OPEN_FILES} within={`${diff.before.decision_set_id}:${diff.after.decision_set_id}`} />
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </div>
  );
}
