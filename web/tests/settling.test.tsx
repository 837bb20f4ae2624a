import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import type { Conflict, DecisionSet, Question } from "@/api/contract";
import { Infeasible } from "@/features/constraints/Infeasible";
import { QuestionForm } from "@/features/constraints/QuestionForm";
import { Settled } from "@/features/constraints/Settled";
import { EMPTY } from "@/feed/feed";
import { reduce } from "@/feed/reduce";
import { answer, decisionSet, event, show } from "./make";

afterEach(() => vi.unstubAllGlobals());

const way = (change: string, put: Record<string, unknown>, monthly_usd: number | null = 120) => ({ change, put, monthly_usd, times: 1, least_usd: 0 });
const MONEY: Conflict = {
  fields: ["budget.monthly_usd"],
  explanation: "The cheapest design costs more.",
  relaxations: [way("Raise the budget to $900", { "budget.monthly_usd": 900 }, 880), way("Do without a copy", {}, null)],
  heard: false,
};
const WORDS: Conflict = {
  fields: ["human_in_loop"],
  explanation: "“Everybody” and “nobody”: both cannot hold.",
  relaxations: [way("Let a person confirm", { human_in_loop: true }), way("Let it act alone", { human_in_loop: false })],
  heard: true,
};
const question = (field: string, extra: Partial<Question> = {}): Question => ({
  field, question: `Which ${field}?`, why: "", impact: "", options: ["none", "global"], default: "global", default_effect: "", ...extra,
}); // prettier-ignore

function network(body: unknown = { decision_set_id: "s1", version: 1, job_id: 1, status: "extracting" }) {
  const sent = vi.fn(async (url: string, _init?: RequestInit) => (url.includes("/decision-sets?") ? answer({ items: [], next_cursor: null }) : answer(body, 202)));
  vi.stubGlobal("fetch", sent);
  return () => sent.mock.calls.filter(([, init]) => init?.method === "POST").map(([url, init]) => [url, JSON.parse(init!.body as string)]);
}

const waiting = (extra: Partial<DecisionSet>) => decisionSet({ status: "needs_input", ...extra });
const button = (name: string) => screen.queryByRole("button", { name }) as HTMLButtonElement | null;

it("sends what is chosen of contradictions together with the answers", async () => {
  const sent = network();
  show(<QuestionForm set={waiting({ conflicts: [MONEY, WORDS], questions: [question("explainability")] })} />);
  expect(button("Continue")!.disabled).toBe(true);
  await userEvent.click(screen.getByRole("radio", { name: /Raise the budget to \$900/ }));
  await userEvent.click(screen.getByRole("radio", { name: /both hold/ }));
  await userEvent.click(screen.getByLabelText("none"));
  await userEvent.click(button("Continue")!);
  await waitFor(() => expect(sent()).toHaveLength(1));
  expect(sent()[0]).toEqual([
    "/decision-sets/s1/answers",
    {
      answers: { explainability: "none" },
      settle: [
        { fields: MONEY.fields, take: "Raise the budget to $900", hold: false },
        { fields: WORDS.fields, take: null, hold: true },
      ],
      accept_defaults: false,
    },
  ]);
});

it("offers no defaults while a contradiction is open, and says why", async () => {
  const sent = network();
  show(<QuestionForm set={waiting({ conflicts: [MONEY, WORDS], questions: [question("explainability")] })} />);
  expect(button("Accept all defaults")).toBeNull();
  expect(screen.getByText(/once no contradiction is open/)).toBeTruthy();
  await userEvent.click(screen.getByRole("radio", { name: /Raise the budget/ }));
  await userEvent.click(button("Continue")!);
  await waitFor(() => expect(sent()[0]![1]).toMatchObject({ accept_defaults: false }));
  await userEvent.click(screen.getByRole("radio", { name: /Let it act alone/ }));
  expect(button("Accept all defaults")).toBeTruthy();
  await userEvent.click(button("Continue, 1 by default")!);
  await waitFor(() => expect(sent()[1]![1]).toMatchObject({ accept_defaults: true }));
});

it("shows what is chosen, and takes it back with a second click", async () => {
  show(<QuestionForm set={waiting({ conflicts: [WORDS] })} />);
  const group = screen.getByRole("radiogroup");
  const alone = within(group).getByRole("radio", { name: /Let it act alone/ }) as HTMLInputElement;
  await userEvent.click(alone);
  expect(alone.checked).toBe(true);
  expect(within(group).getByText("Taken")).toBeTruthy();
  expect(button("Continue")!.disabled).toBe(false);
  await userEvent.click(alone);
  expect(alone.checked).toBe(false);
  expect(button("Continue")!.disabled).toBe(true);
});

it("lets only what was heard be no contradiction", () => {
  show(<QuestionForm set={waiting({ conflicts: [MONEY] })} />);
  expect(screen.queryByRole("radio", { name: /both hold/ })).toBeNull();
});

it("asks no question that a contradiction repeats or that a way has answered", async () => {
  const sent = network();
  const repeated = question("human_in_loop", { why: WORDS.explanation, default: null });
  show(<QuestionForm set={waiting({ conflicts: [MONEY, WORDS], questions: [repeated, question("budget.monthly_usd", { options: ["500"] })] })} />);
  expect(screen.queryByText("Which human_in_loop?")).toBeNull();
  await userEvent.click(screen.getByLabelText("$500 a month"));
  expect(screen.getByText("Your answer below settles it.")).toBeTruthy();
  await userEvent.click(screen.getByRole("radio", { name: /Raise the budget/ }));
  expect(screen.queryByText("Which budget.monthly_usd?")).toBeNull();
  await userEvent.click(button("Continue")!);
  await waitFor(() => expect(sent()[0]![1]).toMatchObject({ answers: {} }));
});

it("continues what is infeasible in a new version", async () => {
  const sent = network({ decision_set_id: "s2", version: 2, job_id: 2, status: "extracting" });
  show(<Infeasible set={decisionSet({ status: "infeasible", conflicts: [MONEY] })} />);
  await userEvent.click(screen.getByRole("radio", { name: /Do without a copy/ }));
  await userEvent.click(button("Continue in a new version")!);
  await waitFor(() => expect(button("Continue in a new version")!.disabled).toBe(true));
  expect(sent()).toEqual([
    ["/decision-sets/s1/answers", { answers: {}, settle: [{ fields: MONEY.fields, take: "Do without a copy", hold: false }], accept_defaults: false }],
  ]);
});

it("only shows what stood in the way of an older version", async () => {
  vi.stubGlobal("fetch", vi.fn(async () => answer({ items: [{ id: "s2", version: 2 }], next_cursor: null })));
  show(<Infeasible set={decisionSet({ status: "infeasible", conflicts: [MONEY] })} />);
  await waitFor(() => expect(button("Continue in a new version")).toBeNull());
  expect(screen.getByText("Raise the budget to $900")).toBeTruthy();
  expect(screen.queryByRole("radio")).toBeNull();
});

it("tells what a person settled, in the log and beside the values", () => {
  const settled = [
    { fields: WORDS.fields, explanation: WORDS.explanation, taken: null, version: 1, alike: [] },
    { fields: MONEY.fields, explanation: MONEY.explanation, taken: MONEY.relaxations![1]!, version: 1, alike: [] },
  ];
  const feed = reduce(EMPTY, [event(1, "conflicts.settled", { settled })]);
  expect(feed.items.flatMap((item) => (item.kind === "message" ? [item.text] : []))).toEqual([expect.stringMatching(/: both hold\n.*: Do without a copy/)]);
  show(<Settled rows={settled} />);
  expect(screen.getByText("No contradiction: both hold")).toBeTruthy();
  expect(screen.getByText(/A condition of this design/)).toBeTruthy();
});
