import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import type { PolicyResult } from "@/api/contract";
import { GateActions } from "@/features/gate/GateActions";
import { verdict } from "@/features/policies/open";
import { answer, decisionSet, show } from "./make";

const rule = (extra: Partial<PolicyResult> = {}): PolicyResult =>
  ({ rule_id: "PII-07", title: "Records can be erased", outcome: "unknown", severity: "block", message: "Not known: data.regimes", evidence: {}, remediation: "", references: [], owners: [], pack: "builtin", waiver_id: null, ...extra });
const missing = [{ fact: "data.regimes", about: "gdpr, hipaa …", type: "texts" as const, constraint: "regimes", rules: ["PII-07"] }];
const blocked = decisionSet({ policy_report: { results: [rule()], pack_versions: {} }, missing });

describe("verdict", () => {
  it("names what is missing in plain words, and otherwise gives the rule's own message", () => {
    expect(verdict(rule(), missing)).toBe("Cannot be judged yet. Not stated: Regulations.");
    expect(verdict(rule({ outcome: "fail", message: "No" }), missing)).toBe("No");
    expect(verdict(rule(), [])).toBe("Not known: data.regimes");
    expect(verdict(rule({ message: "nothing to look at in latency.paths" }), [])).toBe("Cannot be judged: the design has no latency paths.");
  });
});

describe("a blocked gate", () => {
  it("cannot be approved, says why, and states the missing fact as the next version", async () => {
    const fetched = vi.spyOn(globalThis, "fetch").mockImplementation(async () => answer({ decision_set_id: "s2", version: 2 }, 202));
    show(<GateActions set={blocked} gate="architecture" />);
    expect(screen.getByRole("button", { name: "Approve" })).toHaveProperty("disabled", true);
    await userEvent.click(screen.getByRole("button", { name: "State regulations" }));
    await userEvent.type(screen.getByRole("textbox"), "none");
    await userEvent.click(screen.getByRole("button", { name: "Design a new version" }));
    const [url, init] = fetched.mock.calls.at(-1)!;
    expect(url).toBe("/projects/p1/constraints");
    expect(JSON.parse(String(init?.body))).toMatchObject({ parent_id: "s1", constraints: { regimes: { value: [], source: "stated" } } });
  });

  it("is open again once nothing blocks", () => {
    show(<GateActions set={decisionSet({ policy_report: { results: [rule({ severity: "warn" })], pack_versions: {} } })} gate="architecture" />);
    expect(screen.getByRole("button", { name: "Approve" })).toHaveProperty("disabled", false);
  });
});
