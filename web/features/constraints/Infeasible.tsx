"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import * as calls from "@/api/calls";
import type { DecisionSet } from "@/api/contract";
import { keys, useVersions } from "@/api/queries";
import { Button } from "@/components/ui/button";
import { notify } from "@/state/notify";
import { Conflicts } from "./Conflicts";
import { change, settle, type Choices } from "./settling";

/** What no design can meet; a way out that is taken becomes the next version. An older version only shows what stood in its way. */
export function Infeasible({ set }: { set: DecisionSet }) {
  const newest = useVersions(set.project_id).data?.[0];
  if (newest && newest.version > set.version) return <Conflicts rows={set.conflicts} />;
  return <Continued set={set} />;
}

function Continued({ set }: { set: DecisionSet }) {
  const [choices, setChoices] = useState<Choices>({});
  const client = useQueryClient();
  const chosen = settle(set.conflicts, choices);
  const send = useMutation({
    mutationFn: () => calls.answer(set.id, { answers: {}, settle: chosen, accept_defaults: false }),
    onSuccess: (accepted) => notify.done(`Version ${accepted.version} is being designed`),
    onError: (error) => notify.failed(error.message),
    onSettled: () => client.invalidateQueries({ queryKey: keys.versions(set.project_id) }),
  });
  return (
    <form className="mb-4" onSubmit={(event) => (event.preventDefault(), send.mutate())}>
      <Conflicts rows={set.conflicts} choices={choices} onChoose={(name, choice) => setChoices((before) => change(before, name, choice))} />
      <Button type="submit" variant="primary" disabled={chosen.length === 0 || send.isPending || send.isSuccess}>
        Continue in a new version
      </Button>
    </form>
  );
}
