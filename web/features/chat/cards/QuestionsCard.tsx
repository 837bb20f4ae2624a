"use client";

import { CircleHelp } from "lucide-react";
import { useDecisionSet } from "@/api/queries";
import { Conflicts } from "@/features/constraints/Conflicts";
import { QuestionForm } from "@/features/constraints/QuestionForm";
import type { QuestionsItem } from "@/feed/items";
import { plural } from "@/format/values";
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

function Record({ set }: { set: { questions: { field: string; question: string }[] } }) {
  return (
    <ul className="flex flex-col gap-1 text-sm">
      {set.questions.map((question) => (
        <li key={question.field}>{question.question}</li>
      ))}
    </ul>
  );
}
