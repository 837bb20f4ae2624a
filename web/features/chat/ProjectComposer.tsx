"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import * as calls from "@/api/calls";
import { keys } from "@/api/queries";
import { useDraft } from "@/state/draft";
import { notify } from "@/state/notify";
import { Composer } from "./Composer";
import { Working } from "./Working";
import { StopRun } from "./StopRun";

interface Props {
  projectId: string;
  setId: string | null;
  status: string | null;
}

/** Questions and wishes about the design on screen; the first words of a design without a version are its brief. */
export function ProjectComposer({ projectId, setId, status }: Props) {
  const [draft, setDraft] = useDraft(projectId);
  const client = useQueryClient();
  const say = useMutation({
    mutationFn: async (text: string) => {
      const versions = await client.ensureQueryData({ queryKey: keys.versions(projectId), queryFn: () => calls.versions(projectId) });
      return versions.length > 0 ? calls.say(projectId, text) : calls.propose(projectId, { text });
    },
    onMutate: () => setDraft(""),
    onError: (error, text) => (setDraft(text), notify.failed(error.message)),
  });
  return (
    <div className="mx-auto w-full max-w-[48rem] shrink-0 px-4 pt-2 pb-4">
      <div className="flex items-center gap-2 [&:has(*)]:mb-2">
        <Working />
        <StopRun setId={setId} status={status} />
      </div>
      <Composer
        value={draft}
        onChange={setDraft}
        onSend={(text) => say.mutate(text)}
        busy={say.isPending}
        label="Message"
        sendLabel="Send"
        placeholder={setId ? "Ask why, or say what should change" : "Describe the system you need"}
      />
    </div>
  );
}
