import { screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import type { AgentRun } from "@/api/contract";
import { ErrorBoundary } from "@/components/ui/error-boundary";
import { Links } from "@/features/chat/cards/Links";
import { ModelLine, runOf } from "@/features/chat/cards/ModelLine";
import { EMPTY } from "@/feed/feed";
import { reduce } from "@/feed/reduce";
import { event, show } from "./make";

const run = (extra: Partial<AgentRun> = {}): AgentRun =>
  ({ id: "r", agent: "tech_stack", pass: 1, provider: "anthropic", model: "big-1", input_sha256: "", tokens_total: 1234, cost_usd: "0.0123", latency_ms: 900, ok: true, card: null, created_at: "", account: null, ...extra });
const account = { model_asked: "big", model_answered: "big-1", tokens: {}, outcome: "answered", detail: "", stands: "expert" as const, choices: [] as string[], added: 1, calls: 1, shown: [], kept_out: [{ text: "$9,999 a month", reason: "no such figure" }] };

describe("who decided", () => {
  it("says what was asked, what answered, what it took, and what was not kept", () => {
    const { container } = show(<ModelLine run={run({ account })} />);
    expect(container.textContent).toContain("anthropic: big asked, big-1 answered, 1 call, 1,234 tokens, $0.01, 900 ms.");
    expect(container.textContent).toContain("Not kept: $9,999 a month (no such figure)");
  });
  it("lists what the model was shown, and what was shortened for it", () => {
    const shown = [{ title: "Constraints", state: "full" as const, tokens: 1200 }, { title: "Earlier versions", state: "summarised" as const, tokens: 300 }];
    show(<ModelLine run={run({ account: { ...account, shown, prompt_tokens: 1500, budget_tokens: 8000 } })} />);
    expect(screen.getByText("It was shown 2 parts, 1,500 tokens of 8,000")).toBeTruthy();
    expect(screen.getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual(["Constraintsin full1,200 tokens", "Earlier versionsin short300 tokens"]);
  });
  it("names the model's choices that stand", () => {
    const { container } = show(<ModelLine run={run({ account: { ...account, stands: "model", choices: ["govern.registry: a rather than b."] } })} />);
    expect(container.textContent).toContain("Its choice stands: model registry: a rather than b.");
  });
  it("says when the expert's draft stands, and never turns an unknown price into zero", () => {
    const { container } = show(<ModelLine run={run({ cost_usd: null, account: { ...account, outcome: "invalid", detail: "no such option" } })} />);
    expect(container.textContent).toContain("price unknown");
    expect(container.textContent).toContain("The expert's draft stands: no such option.");
  });
  it("tells the expert's own work and what was carried over apart", () => {
    expect(show(<ModelLine run={run({ provider: "expert" })} />).container.textContent).toContain("No model was asked");
    expect(show(<ModelLine run={run({ provider: "reused" })} />).container.textContent).toContain("carried over");
  });
  it("takes the run of the card's round", () => {
    expect(runOf([run({ id: "a" }), run({ id: "b", pass: 2 })], "tech_stack", 1)?.id).toBe("a");
  });
});

describe("answers", () => {
  it("carry the places they were taken from", () => {
    const links = [{ kind: "rule", id: "PII-07", label: "Records can be erased" }, { kind: "elsewhere", id: "x", label: "x" }];
    const feed = reduce(EMPTY, [event(1, "chat.answered", { text: "Because.", links, model: { name: null, outcome: "budget_reached" } })]);
    expect(feed.items.at(-1)).toMatchObject({ links, model: { outcome: "budget_reached" } });
    show(<Links rows={links} setId="s1" />);
    expect(screen.getAllByRole("button").map(({ textContent }) => textContent)).toEqual(["Records can be erased"]);
  });
});

describe("ErrorBoundary", () => {
  it("keeps a fault in its view and offers another try", () => {
    vi.spyOn(console, "error").mockImplementation(() => {}); // React reports what a boundary caught
    const Broken = () => {
      throw new Error("The drawing failed");
    };
    show(
      <ErrorBoundary>
        <Broken />
      </ErrorBoundary>,
    );
    expect(screen.getByRole("alert").textContent).toContain("The drawing failed");
    expect(screen.getByRole("button", { name: "Try again" })).toBeTruthy();
  });
});
