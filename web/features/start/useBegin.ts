"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import * as calls from "@/api/calls";
import { keys } from "@/api/queries";
import { clearDraft } from "@/state/draft";
import { navigate } from "@/state/location";
import { notify } from "@/state/notify";

const NAME_LENGTH = 64;

/** The first sentence of the brief, cut at a word: a name the user can change. */
export function nameFor(brief: string): string {
  const first = brief.trim().split(/[.!?\n]/)[0] ?? "";
  if (first.length <= NAME_LENGTH) return first || "Untitled design";
  return `${first.slice(0, NAME_LENGTH).replace(/\s+\S*$/, "")}…`;
}

/** Makes the project and hands over the brief; on success the workspace opens. */
export function useBegin() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (brief: string) => {
      const project = await calls.createProject(nameFor(brief));
      await calls.propose(project.id, { text: brief });
      return project;
    },
    onSuccess: (project) => {
      clearDraft("new");
      void client.invalidateQueries({ queryKey: keys.projects });
      navigate(`/w/${project.id}`);
    },
    onError: (error) => notify.failed(error.message),
  });
}
