"use client";

import { useMutation } from "@tanstack/react-query";
import { Pin } from "lucide-react";
import { useState } from "react";
import * as calls from "@/api/calls";
import type { DecisionSet, RoleChoice } from "@/api/contract";
import { Button } from "@/components/ui/button";
import { Field, Input, Select } from "@/components/ui/field";
import { useNamed } from "@/features/names/names";
import { notify } from "@/state/notify";

/** Override one role by hand, or pin what is there: a child version redoes only what depends on it. */
export function SteerRole({ set, choice, pinned }: { set: DecisionSet; choice: RoleChoice; pinned: boolean }) {
  const named = useNamed();
  const [pattern, setPattern] = useState("");
  const [reason, setReason] = useState("");
  const steer = useMutation({
    mutationFn: ({ action, body }: { action: "overrides" | "pins"; body: unknown }) => calls.act(set.id, action, body),
    onSuccess: (made) => notify.done(made.version ? `Version ${made.version} is being designed` : "Recorded"),
    onError: (error) => notify.failed(error.message),
  });
  const options = [...new Set(choice.alternatives.map((row) => row.option))].filter((option) => option !== choice.winner);
  const override = { overrides: [{ role: choice.role, pattern_id: pattern, reason }] };
  const pin = { pins: [{ role: choice.role, pattern_id: choice.winner, reason: reason || "kept by hand" }] };
  return (
    <form
      className="mt-3 flex flex-wrap items-end gap-2 border-t pt-3"
      onSubmit={(event) => (event.preventDefault(), steer.mutate({ action: "overrides", body: override }))}
    >
      <div className="min-w-40 flex-1">
        <Field label="Use instead">
          <Select value={pattern} onChange={(event) => setPattern(event.target.value)}>
            <option value="">Keep {named(choice.winner)}</option>
            {options.map((option) => (
              <option key={option} value={option}>
                {named(option)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <div className="min-w-40 flex-1">
        <Field label="Reason">
          <Input value={reason} onChange={(event) => setReason(event.target.value)} />
        </Field>
      </div>
      <Button type="submit" disabled={!pattern || !reason.trim() || steer.isPending}>
        Design with it
      </Button>
      <Button variant="ghost" disabled={pinned || steer.isPending} onClick={() => steer.mutate({ action: "pins", body: pin })}>
        <Pin /> {pinned ? "Pinned" : "Pin"}
      </Button>
    </form>
  );
}
