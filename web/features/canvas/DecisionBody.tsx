import type { ReactNode } from "react";
import type { AgentRun, Decision } from "@/api/contract";
import { agentTitle } from "@/feed/agents";
import { Alternatives } from "@/features/chat/cards/Alternatives";
import { Block } from "@/features/chat/cards/Card";
import { ModelLine } from "@/features/chat/cards/ModelLine";
import { Path } from "@/features/chat/cards/Path";
import { useNamed } from "@/features/names/names";
import { Tree } from "./Tree";

interface Props {
  decision: Decision;
  run: AgentRun | undefined;
  setId: string;
}

const LEVELS: Record<string, string> = { med: "medium" };
const level = (name: string): string => LEVELS[name] ?? name;

export function DecisionBody({ decision, run, setId }: Props) {
  const named = useNamed();
  return (
    <div>
      <p className="text-sm font-medium">{named(decision.headline)}</p>
      <p className="mt-1 text-sm text-muted-foreground">{named(decision.summary)}</p>
      <Lines title="Why" rows={decision.rationale.map((reason) => [reason.claim, <Grounds key="g" paths={[...reason.because, ...reason.rule_ids]} setId={setId} />])} />
      {decision.alternatives.length > 0 ? (
        <Block title="Considered and rejected">
          <Alternatives rows={decision.alternatives} />
        </Block>
      ) : null}
      <Lines title="Trade-offs" rows={decision.tradeoffs.map((tradeoff) => [tradeoff, null])} />
      <Lines title="Risks, and what is done about them" rows={decision.risks.map((risk) => [`${risk.risk}: ${named(risk.mitigation)}`, `${level(risk.severity)} severity, ${level(risk.likelihood)} likelihood`])} />
      <Lines title="Assumptions" rows={decision.assumptions.map((assumption) => [assumption.text, `${level(assumption.confidence)} confidence`])} />
      <Block title="Decided">
        <Tree value={decision.decisions} />
      </Block>
      <div className="num mt-3 text-2xs text-muted-foreground">
        {decision.depends_on.length > 0 ? <p>Builds on {decision.depends_on.map(agentTitle).join(", ")}.</p> : null}
        <ModelLine run={run} />
      </div>
    </div>
  );
}

function Grounds({ paths, setId }: { paths: string[]; setId: string }) {
  return (
    <span className="ml-1 inline-flex flex-wrap gap-1 align-middle">
      {paths.map((path) => (
        <Path key={path} path={path} setId={setId} />
      ))}
    </span>
  );
}

function Lines({ title, rows }: { title: string; rows: (readonly [string, ReactNode])[] }) {
  const named = useNamed();
  if (rows.length === 0) return null;
  return (
    <Block title={title}>
      <ul className="flex flex-col gap-1.5">
        {rows.map(([text, note]) => (
          <li key={text} className="text-sm">
            {named(text)} {typeof note === "string" ? <span className="text-2xs text-muted-foreground">{note}</span> : note}
          </li>
        ))}
      </ul>
    </Block>
  );
}
