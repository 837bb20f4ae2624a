"use client";

import { useEffect } from "react";
import type { Decision } from "@/api/contract";
import { Disclosure } from "@/components/ui/disclosure";
import { Empty } from "@/components/ui/states";
import { Section } from "@/components/ui/section";
import { agentTitle, STAGES } from "@/feed/agents";
import { FindingRow } from "@/features/chat/cards/CriticCard";
import { useNamed } from "@/features/names/names";
import { setParams, useParam } from "@/state/location";
import type { ViewProps } from "../view";
import { DecisionBody } from "../DecisionBody";
import { RoleChoices } from "../RoleChoices";

export default function Decisions({ set }: ViewProps) {
  const wanted = useParam("agent");
  const known = STAGES.filter(([agent]) => set.decisions?.[agent]);
  const findings = set.critiques ?? [];
  useEffect(() => {
    if (wanted) document.getElementById(`decision-${wanted}`)?.scrollIntoView({ block: "start" });
  }, [wanted]);
  if (known.length === 0) return <Empty title="No decision yet">Each agent adds one as it finishes.</Empty>;
  return (
    <div className="@container p-4">
      <Section title="Decisions" note="in the fixed order of the agents">
        <ol className="flex flex-col divide-y rounded-lg border bg-card p-1">
          {known.map(([agent, title]) => (
            <li key={agent} id={`decision-${agent}`} className="scroll-mt-2">
              <Row agent={agent} title={title} decision={set.decisions[agent]!} open={wanted === agent} set={set} />
            </li>
          ))}
        </ol>
      </Section>
      {set.plan ? <RoleChoices set={set} plan={set.plan} /> : null}
      {findings.length > 0 ? (
        <Section title="Critics">
          <ul className="divide-y rounded-lg border bg-card px-3 py-2">
            {findings.map((finding) => (
              <FindingRow key={finding.id} finding={finding} />
            ))}
          </ul>
        </Section>
      ) : null}
    </div>
  );
}

interface RowProps extends ViewProps {
  agent: string;
  title: string;
  decision: Decision;
  open: boolean;
}

function Row({ agent, title, decision, open, set }: RowProps) {
  const named = useNamed();
  const number = STAGES.findIndex(([id]) => id === agent) + 1;
  const run = (set.agent_runs ?? []).findLast((candidate) => candidate.agent === agent);
  return (
    <Disclosure
      open={open}
      onOpenChange={(now) => now !== open && setParams({ agent: now ? agent : null }, { replace: true })}
      summary={
        <>
          <span className="num w-5 shrink-0 text-right text-xs text-muted-foreground">{number}</span>
          <span className="flex min-w-0 flex-1 flex-col gap-x-3 py-1.5 @3xl:flex-row">
            <span className="shrink-0 text-sm font-medium @3xl:w-44">{title || agentTitle(agent)}</span>
            <span className="min-w-0 flex-1 text-sm text-muted-foreground">{named(decision.headline)}</span>
          </span>
          <span className="num text-2xs text-muted-foreground">{Math.round(decision.confidence * 100)} % sure</span>
        </>
      }
    >
      <DecisionBody decision={decision} run={run} setId={set.id} />
    </Disclosure>
  );
}
