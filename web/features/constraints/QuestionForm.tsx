"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import * as calls from "@/api/calls";
import type { DecisionSet } from "@/api/contract";
import { keys } from "@/api/queries";
import { Button } from "@/components/ui/button";
import { notify } from "@/state/notify";
import { QuestionField } from "./QuestionField";

export function QuestionForm({ set }: { set: DecisionSet }) {
  const [answers, setAnswers] = useState<Record<string, unknown>>({});
  const client = useQueryClient();
  const send = useMutation({
    mutationFn: (acceptDefaults: boolean) => calls.answer(set.id, answers, acceptDefaults),
    onError: (error) => notify.failed(error.message),
    onSettled: () => client.invalidateQueries({ queryKey: keys.set(set.id) }),
  });
  const given = Object.keys(answers).length;
  const left = set.questions.length - given;
  return (
    <form onSubmit={(event) => (event.preventDefault(), send.mutate(left > 0))}>
      <ol className="flex flex-col gap-4">
        {set.questions.map((question) => (
          <li key={question.field}>
            <QuestionField
              question={question}
              value={answers[question.field]}
              onChange={(value) => setAnswers((before) => change(before, question.field, value))}
            />
          </li>
        ))}
      </ol>
      <div className="mt-4 flex flex-wrap items-center gap-2">
        <Button type="submit" variant="primary" disabled={given === 0 || send.isPending}>
          {left > 0 && given > 0 ? `Continue, ${left} by default` : "Continue"}
        </Button>
        <Button disabled={send.isPending} onClick={() => send.mutate(true)}>
          Accept all defaults
        </Button>
      </div>
    </form>
  );
}

function change(before: Record<string, unknown>, field: string, value: unknown): Record<string, unknown> {
  const others = Object.fromEntries(Object.entries(before).filter(([name]) => name !== field));
  return value === undefined ? others : { ...others, [field]: value };
}
