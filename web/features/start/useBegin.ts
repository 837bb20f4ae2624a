"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import * as calls from "@/api/calls";
import { keys } from "@/api/queries";
import { clearDraft } from "@/state/draft";
import { navigate } from "@/state/location";
import { notify } from "@/state/notify";
import { capital } from "@/format/values";
import { EXAMPLES } from "./examples";

const NAME_LENGTH = 64;

/** Ends a sentence: not the dot of a number, nor of a short form such as St. or approx. */
const SENTENCE_END = /(?<!\b(?:[A-Z][a-z]{0,2}|approx|incl|resp|no|vs))[.!?](?=\s|$)|\n/;

const GREETING = /^(?:hello|hi|hey|good (?:morning|afternoon|evening|day)|greetings|dear\b[^,.!\n]*)(?: (?:there|all|everyone|team))?\s*[,.!:\n–-]+\s*/i;

/** An example's own title, else the first sentence of the brief after its greeting, cut at a word: a name the user can change. */
export function nameFor(brief: string): string {
  const said = brief.trim();
  const example = EXAMPLES.find((one) => one.brief === said);
  if (example) return example.title;
  const first = capital((said.replace(GREETING, "") || said).split(SENTENCE_END)[0]!);
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
