"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import * as calls from "@/api/calls";
import type { Approval, DecisionSet, Gate } from "@/api/contract";
import { Problem } from "@/api/problem";
import { keys } from "@/api/queries";
import { notify } from "@/state/notify";

export type Choice = Approval["status"];

/** Records a decision on exactly the plan on screen: its hash and the revision go with it. */
export function useDecide(set: DecisionSet, gate: Gate["gate"]) {
  const client = useQueryClient();
  const decision = useMutation({
    mutationFn: ({ status, comment }: { status: Choice; comment: string | null }) => {
      if (set.plan_sha256 === null) throw new Error("This version has no plan to decide on yet.");
      return calls.decide(set.id, set.revision, { gate, status, comment, plan_sha256: set.plan_sha256 });
    },
    onSuccess: (_answer, { status }) => notify.done(status === "approved" ? "Approved" : "Recorded"),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: keys.set(set.id) });
      void client.invalidateQueries({ queryKey: keys.gates });
      void client.invalidateQueries({ queryKey: keys.versions(set.project_id) });
    },
  });
  return {
    decide: (status: Choice, comment: string | null) => decision.mutate({ status, comment }),
    pending: decision.isPending,
    trouble: decision.error ? explain(decision.error) : null,
  };
}

/** What a refused decision means for the person who made it. */
export function explain(error: Error): string {
  if (!(error instanceof Problem)) return error.message;
  if (error.status === 412) return "The design changed while you were reading it. It has been loaded again: look once more, then decide.";
  if (error.status === 409 && error.code?.includes("policy_blocked")) return `A blocking policy is open. Fix it or record a waiver first. ${error.message}`;
  if (error.status === 409) return `This gate cannot be decided again. ${error.message}`;
  if (error.status === 403) return "You may read this design but not approve it.";
  return error.message;
}
