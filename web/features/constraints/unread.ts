import type { Unread } from "@/api/contract";
import type { Leaf } from "./leaves";

// A line that goes on in small letters is the same sentence, wrapped.
const SENTENCE = /(?:[^.!?;\n]|\n(?=\p{Ll})|[.](?=\S))+[.!?;]?/gu;
const QUOTED = /“([^”]+)”/gu;
const FEWEST_WORDS = 3;

/**
 * The sentences of the brief that no value was read from and that hold none of the demands named apart, in order. Greetings and captions of a word or two are left out.
 * A value points at one place only; where it came from several, its reason quotes the words of each.
 */
export function unread(brief: string, facts: Leaf[], demands: Unread[] = []): string[] {
  const spans = [...facts.map(([, { span }]) => span), ...demands.map(({ span }) => span)].flatMap((span) => (span && span[0]! < span[1]! ? [span] : []));
  const quotes = facts.flatMap(([, { because }]) => Array.from((because ?? "").matchAll(QUOTED), ([, words]) => words!.toLowerCase()));
  const found: string[] = [];
  for (const match of brief.matchAll(SENTENCE)) {
    const start = Array.from(brief.slice(0, match.index)).length;
    const end = start + Array.from(match[0]).length;
    const text = match[0].trim().replace(/\s+/gu, " ");
    const low = text.toLowerCase();
    const read = spans.some(([from, to]) => from < end && to > start) || quotes.some((words) => low.includes(words));
    if (!read && text.split(" ").length >= FEWEST_WORDS) found.push(text);
  }
  return found;
}
