"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import * as calls from "@/api/calls";
import type { Fact } from "@/api/contract";
import { Button } from "@/components/ui/button";
import { Field, Input, Textarea } from "@/components/ui/field";
import { label, show } from "@/format/values";
import { notify } from "@/state/notify";
import { nest, parseLike } from "./leaves";

interface Props {
  path: string;
  fact: Fact;
  projectId: string;
  setId: string;
  onDone: () => void;
  hint?: string;
  /** Nothing was stated so far: the box starts empty. */
  unknown?: boolean;
}

/** Characters from which a text is edited on several lines. */
const LONG = 60;

/** A changed value makes a child version; only decisions that depend on it are made again. */
export function EditConstraint({ path, fact, projectId, setId, onDone, hint, unknown = false }: Props) {
  const before = unknown ? "" : typeof fact.value === "number" ? String(fact.value) : show(fact.value);
  const [typed, setTyped] = useState(before);
  const value = typed.trim() ? parseLike(fact.value, typed) : null;
  const wrong = value === null && typed.trim() !== "";
  const save = useMutation({
    mutationFn: () => calls.propose(projectId, { constraints: nest(path, { value, unit: fact.unit ?? null, source: "stated", hard: fact.hard ?? null }), parent_id: setId }),
    onSuccess: (accepted) => {
      notify.done(`Version ${accepted.version} is being designed`);
      onDone();
    },
    onError: (error) => notify.failed(error.message),
  });
  return (
    <form
      className="my-1 flex flex-col gap-2 rounded-md border bg-card p-2.5"
      onSubmit={(event) => (event.preventDefault(), value !== null && save.mutate())}
      onKeyDown={(event) => event.key === "Escape" && (event.stopPropagation(), onDone())}
    >
      <Field label={label(path, fact.unit) + (fact.unit ? `, ${fact.unit}` : "")} hint={wrong ? "This does not fit the kind of value" : hint}>
        {before.length > LONG ? (
          <Textarea autoFocus value={typed} onChange={(event) => setTyped(event.target.value)} aria-invalid={wrong} />
        ) : (
          <Input autoFocus value={typed} onChange={(event) => setTyped(event.target.value)} aria-invalid={wrong} />
        )}
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" size="sm" variant="primary" disabled={value === null || save.isPending || typed === before}>
          Design a new version
        </Button>
        <Button size="sm" onClick={onDone} variant="ghost">
          Cancel
        </Button>
      </div>
    </form>
  );
}
