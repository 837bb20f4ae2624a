import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import { ErrorCard } from "@/features/chat/cards/ErrorCard";
import type { DecisionSet } from "@/api/contract";
import type { ErrorItem } from "@/feed/items";
import { answer, decisionSet, show } from "./make";

afterEach(() => vi.unstubAllGlobals());

const ITEM: ErrorItem = { key: "error:1", seq: 1, at: "2026-01-01T00:00:00Z", setId: "s1", kind: "error", message: "The zip is withheld.", detail: { code: "checks_failed" } };
const APPROVED = [{ gate: "architecture", status: "approved" }] as DecisionSet["approvals"];

/** Answers reads with `set`, and remembers what was posted. */
function serving(set: DecisionSet) {
  const posted: string[] = [];
  vi.stubGlobal("fetch", async (url: string, init?: RequestInit) => {
    if (init?.method === "POST") posted.push(url);
    return answer(set);
  });
  return posted;
}

it("offers to write an approved repository again", async () => {
  const posted = serving(decisionSet({ status: "failed", approvals: APPROVED }));
  show(<ErrorCard item={ITEM} />);
  await userEvent.click(await screen.findByRole("button", { name: "Write it again" }));
  await waitFor(() => expect(posted).toEqual(["/decision-sets/s1/generate"]));
});

it.each([
  ["nothing was approved", decisionSet({ status: "failed", approvals: [] })],
  ["it is being written", decisionSet({ status: "generating", approvals: APPROVED })],
])("offers nothing when %s", async (_, set) => {
  serving(set);
  show(<ErrorCard item={ITEM} />);
  await waitFor(() => expect(screen.getByText("The zip is withheld.")).toBeTruthy());
  expect(screen.queryByRole("button", { name: "Write it again" })).toBeNull();
});

it("says of a run that went on that it did", async () => {
  serving(decisionSet({ status: "completed", approvals: APPROVED }));
  show(<ErrorCard item={ITEM} />);
  expect(await screen.findByText("A run stopped and was taken up again")).toBeTruthy();
});
