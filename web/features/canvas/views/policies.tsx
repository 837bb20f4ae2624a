"use client";

import { useEffect, useMemo } from "react";
import type { PolicyResult } from "@/api/contract";
import { Disclosure } from "@/components/ui/disclosure";
import { Section } from "@/components/ui/section";
import { Empty } from "@/components/ui/states";
import { agentTitle } from "@/feed/agents";
import { useNamed } from "@/features/names/names";
import { isOpen, verdict } from "@/features/policies/open";
import { Resolve } from "@/features/policies/Resolve";
import { Block } from "@/features/chat/cards/Card";
import { plural } from "@/format/values";
import { useParam } from "@/state/location";
import type { ViewProps } from "../view";
import { OutcomeBadge } from "../OutcomeBadge";
import { Tree } from "../Tree";

const RANK: Record<PolicyResult["outcome"], number> = { fail: 0, unknown: 1, waived: 2, pass: 3, not_applicable: 4 };
const WEIGHT: Record<PolicyResult["severity"], number> = { block: 0, warn: 1, info: 2 };

export default function Policies({ set }: ViewProps) {
  const wanted = useParam("rule");
  const results = useMemo(
    () => (set.policy_report?.results ?? []).toSorted((a, b) => RANK[a.outcome] - RANK[b.outcome] || WEIGHT[a.severity] - WEIGHT[b.severity]),
    [set],
  );
  useEffect(() => {
    if (wanted) document.getElementById(`rule-${wanted}`)?.scrollIntoView({ block: "center" });
  }, [wanted]);
  if (results.length === 0) return <Empty title="Policies have not run yet">They run on every design before a person is asked.</Empty>;
  const passed = results.filter((result) => result.outcome === "pass").length;
  const rest = results.filter((result) => !applies(result));
  return (
    <div className="p-4">
      <Section title="Policy report" note={`${passed} of ${plural(results.length - rest.length, "rule")} that apply passed, ${results.filter(isOpen).length} open`}>
        <Rules set={set} results={results.filter(applies)} wanted={wanted} />
      </Section>
      {rest.length > 0 ? (
        <details className="mt-4" open={rest.some(({ rule_id }) => rule_id === wanted) || undefined}>
          <summary className="min-h-6 w-fit text-xs text-muted-foreground hover:text-foreground">{plural(rest.length, "rule")} that do not apply to this design</summary>
          <div className="mt-2">
            <Rules set={set} results={rest} wanted={wanted} />
          </div>
        </details>
      ) : null}
    </div>
  );
}

const applies = ({ outcome }: PolicyResult): boolean => outcome !== "not_applicable";

function Rules({ set, results, wanted }: ViewProps & { results: PolicyResult[]; wanted: string | null }) {
  return (
    <ul className="flex flex-col divide-y rounded-lg border bg-card p-1">
      {results.map((result) => (
        <li key={result.rule_id} id={`rule-${result.rule_id}`}>
          <Rule set={set} result={result} open={wanted === result.rule_id} />
        </li>
      ))}
    </ul>
  );
}

function Rule({ set, result, open }: ViewProps & { result: PolicyResult; open: boolean }) {
  const named = useNamed();
  return (
    <Disclosure
      {...(open ? { open } : {})}
      summary={
        <>
          <span className="w-28 shrink-0">
            <OutcomeBadge outcome={result.outcome} severity={result.severity} />
          </span>
          <span className="min-w-0 flex-1 truncate text-sm">{result.title || result.message}</span>
          <span className="font-mono text-2xs text-muted-foreground">{result.rule_id}</span>
        </>
      }
    >
      <p className="text-sm">{named(verdict(result, set.missing))}</p>
      {result.remediation && isOpen(result) ? <p className="mt-1 text-sm text-muted-foreground">{result.remediation}</p> : null}
      <Block title="Evidence">
        <Tree value={result.evidence} />
      </Block>
      <p className="mt-3 text-2xs text-muted-foreground">
        {[`${result.severity === "block" ? "Blocking" : "Advisory"} rule of the ${result.pack} pack`, result.owners.map(agentTitle).join(", "), ...result.references].filter(Boolean).join(" · ")}
      </p>
      {isOpen(result) ? <Resolve set={set} result={result} /> : null}
    </Disclosure>
  );
}
