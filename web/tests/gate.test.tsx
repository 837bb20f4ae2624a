import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import { GateActions } from "@/features/gate/GateActions";
import { answer, decisionSet, show } from "./make";

afterEach(() => vi.unstubAllGlobals());

function network(response: () => Response) {
  const sent = vi.fn(async (_url: string, _init: RequestInit) => response());
  vi.stubGlobal("fetch", sent);
  return sent;
}

it("approves exactly the plan on screen", async () => {
  const sent = network(() => answer(decisionSet({ status: "generating" })));
  show(<GateActions set={decisionSet()} gate="architecture" />);
  await userEvent.click(screen.getByRole("button", { name: "Approve" }));
  const [url, init] = sent.mock.calls[0]!;
  expect(url).toBe("/decision-sets/s1/approve");
  expect((init.headers as Record<string, string>)["if-match"]).toBe('"4"');
  expect(JSON.parse(init.body as string)).toEqual({ gate: "architecture", status: "approved", comment: null, plan_sha256: "a".repeat(64) });
});

it("asks for a note before changes can be requested", async () => {
  const sent = network(() => answer(decisionSet()));
  show(<GateActions set={decisionSet()} gate="architecture" />);
  await userEvent.click(screen.getByRole("button", { name: "Request changes" }));
  expect(screen.getByRole("button", { name: "Send request" })).toHaveProperty("disabled", true);
  await userEvent.type(screen.getByLabelText(/What should change/), "Cheaper, please");
  await userEvent.click(screen.getByRole("button", { name: "Send request" }));
  expect(JSON.parse(sent.mock.calls[0]![1].body as string)).toMatchObject({ status: "changes_requested", comment: "Cheaper, please" });
});

it.each([
  [412, "stale", /changed while you were reading/],
  [409, "already_decided", /cannot be decided again/],
  [409, "policy_blocked", /blocking policy is open/],
])("explains a refusal with %i %s", async (status, code, words) => {
  network(() => answer({ title: "No", detail: "Detail.", status, code }, status));
  show(<GateActions set={decisionSet()} gate="architecture" />);
  await userEvent.click(screen.getByRole("button", { name: "Approve" }));
  await waitFor(() => expect(screen.getByRole("alert").textContent).toMatch(words));
});
