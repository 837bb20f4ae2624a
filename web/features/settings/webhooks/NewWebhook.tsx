"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import * as calls from "@/api/calls";
import type { WebhookMade } from "@/api/contract";
import { keys } from "@/api/queries";
import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";

const splitTypes = (typed: string): string[] => typed.split(/[\s,]+/).filter(Boolean);

export function NewWebhook({ projectId, onMade }: { projectId: string; onMade: (made: WebhookMade) => void }) {
  const client = useQueryClient();
  const [url, setUrl] = useState("");
  const [types, setTypes] = useState("");
  const make = useMutation({
    mutationFn: () => calls.createWebhook(projectId, { url: url.trim(), event_types: splitTypes(types), description: "" }),
    onSuccess: (made) => (setUrl(""), setTypes(""), onMade(made)),
    onSettled: () => client.invalidateQueries({ queryKey: keys.webhooks(projectId) }),
  });
  const submit = (event: FormEvent) => (event.preventDefault(), make.mutate());
  return (
    <form onSubmit={submit} className="rounded-lg border bg-card p-3">
      <div className="flex flex-wrap gap-3">
        <div className="min-w-52 flex-1">
          <Field label="Address">
            <Input type="url" value={url} onChange={(event) => setUrl(event.target.value)} placeholder="https://example.com/hooks" required />
          </Field>
        </div>
        <div className="min-w-52 flex-1">
          <Field label="Events (all, if empty)">
            <Input value={types} onChange={(event) => setTypes(event.target.value)} placeholder="decision_set.completed, approval.*" />
          </Field>
        </div>
      </div>
      {make.isError ? (
        <p role="alert" className="mt-2 text-xs text-destructive">
          {make.error.message}
        </p>
      ) : null}
      <Button type="submit" variant="primary" className="mt-3" disabled={!url.trim() || make.isPending}>
        Add the webhook
      </Button>
    </form>
  );
}
