"use client";

import { CircleHelp } from "lucide-react";
import type { DecisionSet } from "@/api/contract";
import { useDecisionSet } from "@/api/queries";
import { Conflicts } from "@/features/constraints/Conflicts";
import { Infeasible } from "@/features/constraints/Infeasible";
import { leaves } from "@/features/constraints/leaves";
import { QuestionForm } from "@/features/constraints/QuestionForm";
import { useNamed } from "@/features/names/names";
import type { QuestionsItem } from "@/feed/items";
import { plural, quantity } from "@/format/values";
import { Card } from "./Card";

/** At most five questions, each of which would change a chosen pattern; answered ones become a record. */
export function QuestionsCard({ item }: { item: QuestionsItem }) {
  const named = useNamed();
  const set = useDecisionSet(item.setId).data;
  if (!set || (set.questions.length === 0 && set.conflicts.length === 0)) return null;
  const waiting = set.status === "needs_input";
  const look = lookOf(set, waiting);
  return (
    <Card
      id={item.key}
      icon={<CircleHelp className={waiting ? "text-warning" : "text-muted-foreground"} />}
      title={look.title}
      lead={named(look.lead)}
      meta={<span>{look.count}</span>}
      openByDefault={waiting || set.status === "infeasible"}
      tone={waiting ? "attention" : "plain"}
    >
      <Body set={set} />
    </Card>
  );
}

function Body({ set }: { set: DecisionSet }) {
  if (set.status === "needs_input") return <QuestionForm set={set} />;
  if (set.status === "infeasible") return <Infeasible set={set} />;
  return (
    <>
      <Conflicts rows={set.conflicts} />
      <Record set={set} />
    </>
  );
}

function lookOf({ questions, conflicts }: DecisionSet, waiting: boolean): { title: string; lead: string; count: string } {
  if (conflicts.length > 0) {
    return { title: "These cannot all hold", lead: conflicts[0]!.explanation, count: plural(conflicts.length, "contradiction") };
  }
  const title = waiting ? "Questions" : "Questions answered";
  return { title, lead: questions[0]?.question ?? "", count: plural(questions.length, "question") };
}

/** The questions with the values that hold now, whether answered or by default. */
function Record({ set }: { set: DecisionSet }) {
  const values = new Map(leaves(set.constraints));
  return (
    <dl className="flex flex-col gap-2 text-sm">
      {set.questions.map((question) => (
        <div key={question.field}>
          <dt>{question.question}</dt>
          <dd className="text-muted-foreground">{quantity(question.field, values.get(question.field)?.value ?? question.default, values.get(question.field)?.unit)}</dd>
        </div>
      ))}
    </dl>
  );
}
