import type { AgentRun, Decision } from "@/api/contract";
import { agentTitle } from "@/feed/agents";
import { Alternatives } from "@/features/chat/cards/Alternatives";
import { useNamed } from "@/features/names/names";
import { ModelLine } from "@/features/chat/cards/ModelLine";
import { Block } from "@/features/chat/cards/Card";
import { label } from "@/format/values";
import { Tree } from "./Tree";

export function DecisionBody({ decision, run }: { decision: Decision; run: AgentRun | undefined }) {
  const named = useNamed();
  return (
    <div>
      <p className="text-sm font-medium">{named(decision.headline)}</p>
      <p className="mt-1 text-sm text-muted-foreground">{named(decision.summary)}</p>
      <Lines title="Why" rows={decision.rationale.map((reason) => [reason.claim, [...reason.because.map((path) => label(path)), ...reason.rule_ids].join(", ")])} />
      {decision.alternatives.length > 0 ? (
        <Block title="Considered and rejected">
          <Alternatives rows={decision.alternatives} />
        </Block>
      ) : null}
      <Lines title="Trade-offs" rows={decision.tradeoffs.map((tradeoff) => [tradeoff, ""])} />
      <Lines title="Risks" rows={decision.risks.map((risk) => [`${risk.risk} ${risk.mitigation}`, `${risk.severity}, likelihood ${risk.likelihood}`])} />
      <Lines title="Assumptions" rows={decision.assumptions.map((assumption) => [assumption.text, `${assumption.confidence} confidence`])} />
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

function Lines({ title, rows }: { title: string; rows: (readonly [string, string])[] }) {
  const named = useNamed();
  if (rows.length === 0) return null;
  return (
    <Block title={title}>
      <ul className="flex flex-col gap-1">
        {rows.map(([text, note]) => (
          <li key={text} className="text-sm">
            {named(text)} {note ? <span className="text-2xs text-muted-foreground">{note}</span> : null}
          </li>
        ))}
      </ul>
    </Block>
  );
}
