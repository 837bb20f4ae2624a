"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import * as calls from "@/api/calls";
import { keys, useDecisionSet } from "@/api/queries";
import { Button } from "@/components/ui/button";
import { notify } from "@/state/notify";

/** An approved version whose repository could not be finished can be written once more; nothing else is decided again. */
export function WriteAgain({ setId }: { setId: string }) {
  const set = useDecisionSet(setId).data;
  const client = useQueryClient();
  const again = useMutation({
    mutationFn: () => calls.act(setId, "generate"),
    onSuccess: () => notify.done("The repository is written again"),
    onError: (error) => notify.failed(error.message),
    onSettled: () => client.invalidateQueries({ queryKey: keys.set(setId) }),
  });
  if (set?.status !== "failed" || !set.approvals.some(({ status }) => status === "approved")) return null;
  return (
    <Button size="sm" className="mt-2" disabled={again.isPending} onClick={() => again.mutate()}>
      <RotateCw /> Write it again
    </Button>
  );
}
