import type { Conflict, Question, Settle } from "@/api/contract";

/** What a person chose of one contradiction: a way out by its words, or that both hold. */
export type Choice = { take: string } | { hold: true };
/** By the conflict's fields, as `nameOf` writes them. */
export type Choices = Readonly<Record<string, Choice>>;
export type Answers = Readonly<Record<string, unknown>>;

export const nameOf = ({ fields }: Conflict): string => fields.join();

/** The fields that the ways taken give a value, or leave open. */
function decided(conflicts: Conflict[], choices: Choices): Set<string> {
  const taken = conflicts.flatMap((conflict) => {
    const choice = choices[nameOf(conflict)];
    return choice && "take" in choice ? conflict.relaxations.filter(({ change }) => change === choice.take) : [];
  });
  return new Set(taken.flatMap(({ put }) => Object.keys(put)));
}

/** The question that only repeats a contradiction: its ways out are the answers. */
const repeats = (question: Question, conflict: Conflict): boolean =>
  conflict.relaxations.length > 0 && conflict.fields.length === 1 && conflict.fields[0] === question.field && question.why === conflict.explanation;

/** The questions that the choices leave, without those that repeat a contradiction. */
export function asked(questions: Question[], conflicts: Conflict[], choices: Choices): Question[] {
  const settled = decided(conflicts, choices);
  return questions.filter((question) => !settled.has(question.field) && !conflicts.some((conflict) => repeats(question, conflict)));
}

/** The contradictions that neither a choice nor the answer for one of their fields settles. */
export const open = (conflicts: Conflict[], choices: Choices, answers: Answers): Conflict[] =>
  conflicts.filter((conflict) => !choices[nameOf(conflict)] && !conflict.fields.some((field) => field in answers));

/** The choices as the API takes them. */
export const settle = (conflicts: Conflict[], choices: Choices): Settle[] =>
  conflicts.flatMap((conflict) => {
    const choice = choices[nameOf(conflict)];
    return choice ? [{ fields: conflict.fields, take: "take" in choice ? choice.take : null, hold: "hold" in choice }] : [];
  });

/** `before` with the entry, or without it where nothing is chosen any more. */
export function change<T>(before: Readonly<Record<string, T>>, name: string, value: T | undefined): Record<string, T> {
  const others = Object.fromEntries(Object.entries(before).filter(([known]) => known !== name));
  return value === undefined ? others : { ...others, [name]: value };
}
