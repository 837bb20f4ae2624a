"use client";

import { Check, CircleDashed, History } from "lucide-react";
import { useDecisionSet } from "@/api/queries";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Dot } from "@/components/ui/dot";
import type { ReasonItem } from "@/feed/items";
import { signed } from "@/format/money";
import { costEffect, latencyEffect } from "@/format/effects";
import { capital } from "@/format/values";
import { openCanvas } from "@/features/canvas/open";
import { useNamed } from "@/features/names/names";
import { Alternatives } from "./Alternatives";
import { Block, Card } from "./Card";
import { Confidence } from "./Confidence";
import { ModelLine, runOf } from "./ModelLine";
import { Path } from "./Path";

/** What one agent decided and why: every word and figure comes from its event. */
export function ReasonCard({ item }: { item: ReasonItem }) {
  const { card, running } = item;
  const named = useNamed();
  const title = card.number ? `${card.number} ${card.title}` : card.title;
  return (
    <Card
      id={item.key}
      icon={running ? <Dot tone="primary" pulse label="running" /> : <State item={item} />}
      title={<span className="num">{title}</span>}
      lead={running ? "working" : named(card.headline)}
      meta={<Meta item={item} />}
      faded={card.superseded}
    >
      {running ? <p className="text-xs text-muted-foreground">This stage is running.</p> : <Body item={item} />}
    </Card>
  );
}

function State({ item }: { item: ReasonItem }) {
  if (item.card.superseded) return <History aria-label="superseded" className="text-muted-foreground" />;
  return item.card.headline ? (
    <Check aria-label="done" className="text-success" />
  ) : (
    <CircleDashed aria-label="stopped" className="text-muted-foreground" />
  );
}

function Meta({ item }: { item: ReasonItem }) {
  const { card, running } = item;
  if (running) return null;
  return (
    <>
      {card.reused ? <Badge>unchanged</Badge> : null}
      {card.superseded ? <span>replaced in round {card.round + 1}</span> : card.round > 1 ? <span>round {card.round}</span> : null}
      {card.cost_effect_usd ? <span className="hidden sm:inline">{signed(card.cost_effect_usd)}/mo</span> : null}
      {card.confidence === null ? null : <span title="How sure this decision is">{Math.round(card.confidence * 100)} % sure</span>}
    </>
  );
}

function Body({ item }: { item: ReasonItem }) {
  const { card } = item;
  const named = useNamed();
  const runs = useDecisionSet(item.setId).data?.agent_runs ?? [];
  return (
    <>
      <p className="text-sm font-medium">{named(card.headline)}</p>
      {card.summary && card.summary !== card.headline ? <p className="mt-1 text-sm text-muted-foreground">{named(card.summary)}</p> : null}
      {card.why.length > 0 ? (
        <Block title="Why">
          <ul className="flex flex-col gap-1.5">
            {card.why.map((reason) => (
              <li key={reason.claim} className="text-sm">
                {named(reason.claim)}
                <span className="ml-1 inline-flex flex-wrap gap-1 align-middle">
                  {[...(reason.because ?? []), ...(reason.rule_ids ?? [])].map((path) => (
                    <Path key={path} path={path} setId={item.setId} />
                  ))}
                </span>
              </li>
            ))}
          </ul>
        </Block>
      ) : null}
      {card.alternatives.length > 0 ? (
        <Block title="Considered and rejected">
          <Alternatives rows={card.alternatives} />
        </Block>
      ) : null}
      {card.flip_if ? (
        <Block title="Would change if">
          <p className="text-sm">{capital(named(card.flip_if))}</p>
        </Block>
      ) : null}
      <div className="num mt-3 text-2xs text-muted-foreground">
        <ModelLine run={runOf(runs, card.agent, card.round)} />
      </div>
      <div className="num mt-1 flex flex-wrap items-center gap-x-4 gap-y-1 text-2xs text-muted-foreground">
        {card.confidence === null ? null : <Confidence value={card.confidence} />}
        {card.cost_effect_usd === null ? null : <span>{costEffect(card.cost_effect_usd, card.round)}</span>}
        {card.latency_effect_ms === null ? null : <span>{latencyEffect(card.latency_effect_ms, card.round)}</span>}
        <span className="flex-1" />
        <Button size="sm" variant="link" onClick={() => openCanvas("decisions", item.setId, { agent: card.agent })}>
          Full decision
        </Button>
      </div>
    </>
  );
}
