"use client";

import { CircleHelp } from "lucide-react";
import type { DecisionSet } from "@/api/contract";
import { useDecisionSet } from "@/api/queries";
import { Conflicts } from "@/features/constraints/Conflicts";
import { leaves } from "@/features/constraints/leaves";
import { QuestionForm } from "@/features/constraints/QuestionForm";
import type { QuestionsItem } from "@/feed/items";
import { plural, show } from "@/format/values";
import { Card } from "./Card";

/** At most five questions, each of which would change a chosen pattern; answered ones become a record. */
export function QuestionsCard({ item }: { item: QuestionsItem }) {
  const set = useDecisionSet(item.setId).data;
  if (!set || (set.questions.length === 0 && set.conflicts.length === 0)) return null;
  const waiting = set.status === "needs_input";
  return (
    <Card
      id={item.key}
      icon={<CircleHelp className={waiting ? "text-warning" : "text-muted-foreground"} />}
      title={waiting ? "Questions" : "Questions answered"}
      lead={set.questions[0]?.question ?? set.conflicts[0]?.explanation}
      meta={<span>{plural(set.questions.length, "question")}</span>}
      openByDefault={waiting}
      tone={waiting ? "attention" : "plain"}
    >
      <Conflicts rows={set.conflicts} />
      {waiting ? <QuestionForm set={set} /> : <Record set={set} />}
    </Card>
  );
}

/** The questions with the values that hold now, whether answered or by default. */
function Record({ set }: { set: DecisionSet }) {
  const values = new Map(leaves(set.constraints));
  return (
    <dl className="flex flex-col gap-2 text-sm">
      {set.questions.map((question) => (
        <div key={question.field}>
          <dt>{question.question}</dt>
          <dd className="text-muted-foreground">{show(values.get(question.field)?.value ?? question.default)}</dd>
        </div>
      ))}
    </dl>
  );
}
