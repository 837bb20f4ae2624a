import type { Leaf } from "./leaves";

const SENTENCE = /[^.!?;\n]+(?:[.](?=\S)[^.!?;\n]*)*[.!?;]?/gu;
const FEWEST_WORDS = 3;

/** The sentences of the brief that no value was read from, in order. Greetings and captions of a word or two are left out. */
export function unread(brief: string, facts: Leaf[]): string[] {
  const spans = facts.flatMap(([, { span }]) => (span && span[0] < span[1] ? [span] : []));
  const found: string[] = [];
  for (const match of brief.matchAll(SENTENCE)) {
    const start = Array.from(brief.slice(0, match.index)).length;
    const end = start + Array.from(match[0]).length;
    const text = match[0].trim();
    if (text.split(/\s+/u).length >= FEWEST_WORDS && !spans.some(([from, to]) => from < end && to > start)) found.push(text);
  }
  return found;
}
