"use client";

import { useId, useState } from "react";
import type { Question } from "@/api/contract";
import { Input } from "@/components/ui/field";
import { cn } from "@/format/cn";
import { useNamed } from "@/features/names/names";
import { capital, numeric, quantity, show, unitOf } from "@/format/values";
import { parseLike } from "./leaves";

interface Props {
  question: Question;
  value: unknown;
  onChange: (value: unknown) => void;
}

const isDefault = (option: string, value: Question["default"]): boolean =>
  option === show(value) || (typeof value === "number" && Number(option) === value);

export function QuestionField({ question, value, onChange }: Props) {
  const name = useId();
  const [typed, setTyped] = useState("");
  const named = useNamed();
  const said = (option: unknown) => quantity(question.field, numeric(option) ?? option);
  const unit = unitOf(question.field);
  const fallback = said(question.default);
  return (
    <fieldset>
      <legend className="text-sm font-medium">{question.question}</legend>
      <p className="text-xs text-muted-foreground">
        {question.why} {capital(named(question.impact))}{/[.!?]$/.test(question.impact) ? "" : "."}
      </p>
      <div className="mt-1.5 flex flex-wrap gap-1.5">
        {question.options.map((option) => (
          <label
            key={option}
            className={cn(
              "flex min-h-7 cursor-pointer items-center rounded-md border px-2.5 text-sm hover:bg-accent has-focus-visible:outline-2 has-focus-visible:outline-ring pointer-coarse:min-h-11",
              value === option && "border-primary bg-primary/8 text-primary",
            )}
          >
            <input
              type="radio"
              name={name}
              className="sr-only"
              checked={value === option}
              onChange={() => onChange(option)}
              onClick={() => value === option && onChange(undefined)}
            />
            {said(option)}
            {isDefault(option, question.default) ? <span className="ml-1.5 text-2xs text-muted-foreground">default</span> : null}
          </label>
        ))}
        {question.options.every((option) => numeric(option) !== null) ? (
          <Input
            aria-label={question.options.length > 0 ? `${question.question} Another value` : question.question}
            className={question.options.length > 0 ? "w-52" : "max-w-64"}
            placeholder={question.options.length > 0 ? `or another number${unit ? `, in ${unit}` : ""}` : `Default: ${fallback}`}
            value={question.options.includes(value as string) ? "" : typed}
            onChange={({ target }) => {
              setTyped(target.value);
              onChange(target.value ? (parseLike(question.default, target.value) ?? undefined) : undefined);
            }}
          />
        ) : null}
      </div>
      <p className="mt-1 text-2xs text-muted-foreground">
        Without an answer: {fallback}. {question.default_effect}
      </p>
    </fieldset>
  );
}
