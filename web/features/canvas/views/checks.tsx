"use client";

import type { Check } from "@/api/contract";
import { Disclosure } from "@/components/ui/disclosure";
import { Section } from "@/components/ui/section";
import { Empty } from "@/components/ui/states";
import { Block } from "@/features/chat/cards/Card";
import { show } from "@/format/values";
import type { ViewProps } from "../view";
import { CheckStatus } from "../CheckStatus";

const RANK: Record<Check["status"], number> = { failed: 0, not_run: 1, passed: 2 };

export default function Checks({ set }: ViewProps) {
  const checks = (set.checks ?? []).toSorted((a, b) => RANK[a.status] - RANK[b.status]);
  if (checks.length === 0) return <Empty title="No check has run yet">They run on the files of the repository before it can be downloaded.</Empty>;
  const by = (status: Check["status"]) => checks.filter((check) => check.status === status).length;
  return (
    <div className="p-4">
      <Section title="Checks" note={`${by("passed")} passed, ${by("failed")} failed, ${by("not_run")} not run`}>
        <ul className="flex flex-col divide-y rounded-lg border bg-card p-1">
          {checks.map((check) => (
            <li key={check.name}>
              <Row check={check} />
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}

function Row({ check }: { check: Check }) {
  const findings = check.findings ?? [];
  return (
    <Disclosure
      summary={
        <>
          <span className="w-20 shrink-0">
            <CheckStatus status={check.status} />
          </span>
          <span className="min-w-0 flex-1 truncate text-sm">
            {check.name}
            {check.reason ? <span className="text-muted-foreground"> {check.reason}</span> : null}
          </span>
          <span className="num text-2xs text-muted-foreground">
            {check.tool} {check.version}
          </span>
        </>
      }
    >
      {check.reason ? <p className="text-sm">{check.reason}</p> : null}
      {check.command?.length > 0 ? (
        <Block title="Command">
          <code className="block font-mono text-xs [overflow-wrap:anywhere]">{check.command.join(" ")}</code>
        </Block>
      ) : null}
      {findings.length > 0 ? (
        <Block title={`Findings, ${findings.length}`}>
          <ul className="flex flex-col gap-1 text-xs">
            {findings.map((finding, index) => (
              <li key={index} className="font-mono [overflow-wrap:anywhere]">
                {Object.values(finding).map(show).join(" · ")}
              </li>
            ))}
          </ul>
        </Block>
      ) : null}
      <p className="num mt-3 font-mono text-2xs text-muted-foreground [overflow-wrap:anywhere]">
        {check.exit_code === null ? "no exit code" : `exit code ${check.exit_code}`}
        {check.output_sha256 ? `, output sha256 ${check.output_sha256}` : ""}
      </p>
    </Disclosure>
  );
}
