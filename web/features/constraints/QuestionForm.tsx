"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import * as calls from "@/api/calls";
import type { DecisionSet } from "@/api/contract";
import { keys } from "@/api/queries";
import { Button } from "@/components/ui/button";
import { notify } from "@/state/notify";
import { Conflicts } from "./Conflicts";
import { QuestionField } from "./QuestionField";
import { asked, change, open, settle, type Choices } from "./settling";

/** Contradictions and questions of a version that waits, sent together. */
export function QuestionForm({ set }: { set: DecisionSet }) {
  const [typed, setTyped] = useState<Record<string, unknown>>({});
  const [choices, setChoices] = useState<Choices>({});
  const client = useQueryClient();
  const questions = asked(set.questions, set.conflicts, choices);
  const answers = Object.fromEntries(Object.entries(typed).filter(([field]) => questions.some((question) => question.field === field)));
  const chosen = settle(set.conflicts, choices);
  const send = useMutation({
    mutationFn: (acceptDefaults: boolean) => calls.answer(set.id, { answers, settle: chosen, accept_defaults: acceptDefaults }),
    onError: (error) => notify.failed(error.message),
    onSettled: () => client.invalidateQueries({ queryKey: keys.set(set.id) }),
  });
  const given = Object.keys(answers).length;
  const left = questions.length - given;
  const contradicted = open(set.conflicts, choices, answers).length > 0;
  const nothing = given + chosen.length === 0;
  return (
    <form onSubmit={(event) => (event.preventDefault(), send.mutate(left > 0 && !contradicted))}>
      <Conflicts rows={set.conflicts} choices={choices} answers={answers} onChoose={(name, choice) => setChoices((before) => change(before, name, choice))} />
      <ol className="flex flex-col gap-4">
        {questions.map((question) => (
          <li key={question.field}>
            <QuestionField
              question={question}
              value={answers[question.field]}
              onChange={(value) => setTyped((before) => change(before, question.field, value))}
            />
          </li>
        ))}
      </ol>
      <div className="mt-4 flex flex-wrap items-center gap-2">
        <Button type="submit" variant="primary" disabled={nothing || send.isPending}>
          {left > 0 && !nothing && !contradicted ? `Continue, ${left} by default` : "Continue"}
        </Button>
        {contradicted ? (
          <p className="text-xs text-muted-foreground">Defaults can be accepted once no contradiction is open: none of them decides one.</p>
        ) : questions.length > 0 ? (
          <Button disabled={send.isPending} onClick={() => send.mutate(true)}>
            Accept all defaults
          </Button>
        ) : null}
      </div>
    </form>
  );
}
