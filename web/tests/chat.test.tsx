import { fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, expect, it, vi } from "vitest";
import { Composer } from "@/features/chat/Composer";
import { ReasonCard } from "@/features/chat/cards/ReasonCard";
import { QuestionForm } from "@/features/constraints/QuestionForm";
import { EMPTY } from "@/feed/feed";
import { reduce } from "@/feed/reduce";
import { answer, card, decisionSet, event, show } from "./make";

afterEach(() => vi.unstubAllGlobals());

function Box({ onSend }: { onSend: (text: string) => void }) {
  const [text, setText] = useState("");
  return <Composer value={text} onChange={setText} onSend={onSend} label="Brief" sendLabel="Send" placeholder="" />;
}

it("sends with Enter, breaks the line with Shift+Enter, and never sends nothing", async () => {
  const onSend = vi.fn();
  show(<Box onSend={onSend} />);
  const box = screen.getByLabelText("Brief");
  await userEvent.type(box, "  {Enter}");
  expect(onSend).not.toHaveBeenCalled();
  await userEvent.type(box, "one{Shift>}{Enter}{/Shift}two{Enter}");
  expect(onSend).toHaveBeenCalledExactlyOnceWith("one\ntwo");
});

it("takes a dropped text file and leaves others alone", async () => {
  show(<Box onSend={() => {}} />);
  const box = screen.getByLabelText("Brief") as HTMLTextAreaElement;
  fireEvent.drop(box, { dataTransfer: { files: [new File(["x"], "brief.docx")] } });
  fireEvent.drop(box, { dataTransfer: { files: [Object.assign(new File([""], "brief.md"), { text: async () => "# Our brief" })] } });
  await waitFor(() => expect(box.value).toBe("# Our brief"));
});

it("shows a decision with its reasons once opened", async () => {
  const why = [{ claim: "The target leaves 58 ms", because: ["latency.p95_ms"], rule_ids: ["LAT-001"] }];
  const alternatives = [{ option: "aws.serve.lambda_http", rejected_because: "Cold starts", flip_if: "", monthly_usd: 120, p95_ms: 400 }];
  const feed = reduce(EMPTY, [event(1, "agent.completed", { agent: "deployment_serving", pass: 1, card: card("deployment_serving", { why, alternatives }) })]);
  const item = feed.items.find((one) => one.kind === "reason")!;
  show(<ReasonCard item={item} />);
  expect(screen.queryByText("The target leaves 58 ms")).toBeNull();
  await userEvent.click(screen.getByRole("button", { expanded: false }));
  expect(screen.getByText("The target leaves 58 ms")).toBeTruthy();
  expect(screen.getByText("$120.00/mo")).toBeTruthy();
  expect(screen.getByText("Answer time, p95")).toBeTruthy();
});

const QUESTIONS = [
  { field: "explainability", question: "Reasons per decision?", why: "", impact: "", options: ["none", "global"], default: "global", default_effect: "" },
  { field: "data.growth_gb_day", question: "Growth?", why: "", impact: "", options: [], default: 60, default_effect: "" },
];

it("sends the given answers and takes defaults for the rest", async () => {
  const sent = vi.fn(async (_url: string, _init: RequestInit) => answer({ decision_set_id: "s1", version: 1, job_id: 1, status: "planning" }, 202));
  vi.stubGlobal("fetch", sent);
  show(<QuestionForm set={decisionSet({ status: "needs_input", questions: QUESTIONS })} />);
  await userEvent.click(screen.getByLabelText("none"));
  await userEvent.click(screen.getByRole("button", { name: "Continue, 1 by default" }));
  expect(JSON.parse(sent.mock.calls[0]![1].body as string)).toEqual({ answers: { explainability: "none" }, settle: [], accept_defaults: true });
});

it("accepts all defaults in one step", async () => {
  const sent = vi.fn(async (_url: string, _init: RequestInit) => answer({}, 202));
  vi.stubGlobal("fetch", sent);
  show(<QuestionForm set={decisionSet({ status: "needs_input", questions: QUESTIONS })} />);
  await userEvent.click(screen.getByRole("button", { name: "Accept all defaults" }));
  expect(JSON.parse(sent.mock.calls[0]![1].body as string)).toEqual({ answers: {}, settle: [], accept_defaults: true });
});

it("takes a number that is none of the options, and forgets it for one that is", async () => {
  const budget = { ...QUESTIONS[1]!, field: "budget.monthly_usd", question: "Budget?", options: ["500", "2000"], default: 2000 };
  const sent = vi.fn(async (_url: string, _init: RequestInit) => answer({ decision_set_id: "s1", version: 1, job_id: 1, status: "planning" }, 202));
  vi.stubGlobal("fetch", sent);
  show(<QuestionForm set={decisionSet({ status: "needs_input", questions: [budget] })} />);
  const other = screen.getByLabelText<HTMLInputElement>("Budget? Another value");
  await userEvent.click(screen.getByLabelText("$500 a month"));
  await userEvent.type(other, "8,00");
  await userEvent.click(screen.getByRole("button", { name: "Continue" }));
  expect(JSON.parse(String(sent.mock.calls[0]![1].body)).answers).toEqual({ "budget.monthly_usd": 800 });
  await userEvent.click(screen.getByLabelText("$500 a month"));
  expect(other.value).toBe("");
});

it("says answers as people do", () => {
  const moved = { from: "needs_input", to: "extracting", answers: { "budget.monthly_usd": "500" } };
  const feed = reduce(EMPTY, [event(1, "decision_set.extracting", moved)]);
  expect(feed.items).toContainEqual(expect.objectContaining({ kind: "message", text: "Budget: $500 a month" }));
});
