"use client";

import type { DecisionSet, Plan, RoleChoice } from "@/api/contract";
import { Badge } from "@/components/ui/badge";
import { Disclosure } from "@/components/ui/disclosure";
import { Section } from "@/components/ui/section";
import { Alternatives } from "@/features/chat/cards/Alternatives";
import { Block } from "@/features/chat/cards/Card";
import { useNamed } from "@/features/names/names";
import { roleTitle } from "@/format/roles";
import { capital, plural } from "@/format/values";
import { SteerRole } from "./SteerRole";

/** Per role: what won, by how much, what lost and why, and what a hard rule removed. */
export function RoleChoices({ set, plan }: { set: DecisionSet; plan: Plan }) {
  if (plan.choices.length === 0) return null;
  return (
    <Section title="Choice of components" note="why this and not that, from recorded scores">
      <ul className="flex flex-col divide-y rounded-lg border bg-card p-1">
        {plan.choices.map((choice) => (
          <li key={choice.role}>
            <Choice set={set} choice={choice} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Choice({ set, choice }: { set: DecisionSet; choice: RoleChoice }) {
  const named = useNamed();
  const pinned = set.pins.includes(choice.role);
  return (
    <Disclosure
      summary={
        <>
          <span className="w-44 shrink-0 truncate text-sm font-medium max-sm:w-28">{roleTitle(choice.role)}</span>
          <span className="min-w-0 flex-1 truncate text-sm text-muted-foreground" title={choice.winner}>
            {named(choice.winner)}
          </span>
          {pinned ? <Badge tone="primary">pinned</Badge> : null}
          <span className="num text-2xs text-muted-foreground">score {choice.score.toFixed(2)}</span>
        </>
      }
    >
      <Block title="Scores, from 0 to 1">
        <Scores scores={choice.scores} />
      </Block>
      {choice.alternatives.length > 0 ? (
        <Block title="Runners-up">
          <Alternatives rows={choice.alternatives} ofRole />
        </Block>
      ) : null}
      {choice.eliminated.length > 0 ? (
        <Block title={`Removed by a rule, ${plural(choice.eliminated.length, "pattern")}`}>
          <ul className="flex flex-col gap-1">
            {choice.eliminated.map((row) => (
              <li key={row.pattern_id} className="text-xs">
                <span title={row.pattern_id}>{named(row.pattern_id)}</span> <span className="text-muted-foreground">{named(row.reason)}</span>
              </li>
            ))}
          </ul>
        </Block>
      ) : null}
      {choice.flip_if ? (
        <Block title="Would change if">
          <p className="text-sm">{capital(named(choice.flip_if))}</p>
        </Block>
      ) : null}
      <SteerRole set={set} choice={choice} pinned={pinned} />
    </Disclosure>
  );
}

function Scores({ scores }: { scores: Record<string, number> }) {
  return (
    <dl className="num grid grid-cols-2 gap-x-6 gap-y-1 sm:grid-cols-3">
      {Object.entries(scores).map(([name, value]) => (
        <div key={name} className="flex items-center gap-2 text-xs">
          <dt className="flex-1 truncate text-muted-foreground">{capital(name.replaceAll("_", " "))}</dt>
          <dd>{value.toFixed(2)}</dd>
        </div>
      ))}
    </dl>
  );
}
