import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import Keys from "@/features/settings/pages/keys";
import Models from "@/features/settings/pages/models";
import Webhooks from "@/features/settings/pages/webhooks";
import { answer, show } from "./make";

const KEY = { id: "k1", name: "CI", prefix: "amp_abcdefgh", scopes: ["read"], project_id: null, expires_at: null, last_used_at: null, created_at: "2026-01-01T00:00:00Z" };
const HOOK = { id: "w1", url: "https://example.com/hooks", description: "", event_types: [], failing_since: null, disabled_at: null, disabled_reason: null, previous_secret_until: null, created_at: "2026-01-01T00:00:00Z" };
const DELIVERY = { id: "d1", event_id: 1, event_type: "decision_set.completed", seq: 9, status: "exhausted", attempt: 3, next_attempt_at: "2026-01-01T00:00:00Z", attempts: [{ status: 500, error: null, ms: 3 }], finished_at: null, created_at: "2026-01-01T00:00:00Z" };
const INSTALLATION = { version: "1", environment: "production", sign_in: "oidc", provider: "anthropic", gateway: true, code_by: "template", packs: [], caps: { usd: 5, tokens: 2000000, run_s: 1200 }, models: [{ role: "planner", model: "big", max_tokens: 1, context_tokens: 1, usd_per_m_in: 2, usd_per_m_out: null }] };
const PROJECT = { id: "p1", name: "Churn", created_at: "2026-01-01T00:00:00Z", updated_at: "2026-01-01T00:00:00Z", archived_at: null, status: null, version: null, waiting_gates: 0 };

const ANSWERS: Record<string, unknown> = {
  "GET /auth/me": { user: { id: "u", name: "Ada", email: null }, kind: "session", scopes: ["read", "write", "admin"], project_id: null },
  "GET /api-keys": { items: [KEY] },
  "POST /api-keys": { ...KEY, id: "k2", key: "amp_secret" },
  "GET /installation": INSTALLATION,
  "GET /projects?limit=100": { items: [PROJECT] },
  "GET /projects/p1/webhooks": { items: [HOOK] },
  "GET /projects/p1/webhooks/w1/deliveries": { items: [DELIVERY] },
  "POST /projects/p1/webhooks/w1/deliveries/d1/replay": DELIVERY,
};
const asked: string[] = [];

beforeEach(() => {
  asked.length = 0;
  vi.spyOn(globalThis, "fetch").mockImplementation(async (url, init) => {
    const call = `${init?.method ?? "GET"} ${String(url)}`;
    asked.push(call);
    return call in ANSWERS ? answer(ANSWERS[call]) : answer({ title: "Not found", detail: call }, 404);
  });
});

describe("API keys", () => {
  it("are listed, made with rights their maker has, and shown once", async () => {
    show(<Keys />);
    expect(await screen.findByText("CI")).toBeTruthy();
    await waitFor(() => expect(screen.getByLabelText("Manage keys and webhooks")).toBeTruthy());
    expect(screen.queryByLabelText("Approve designs and waive rules")).toBeNull();
    await userEvent.type(screen.getByLabelText("Name of the key"), "Night job");
    await userEvent.click(screen.getByRole("button", { name: "Make a key" }));
    expect(await screen.findByText("amp_secret")).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Done" }));
    expect(screen.queryByText("amp_secret")).toBeNull();
  });
});

describe("webhooks", () => {
  it("show their deliveries and send one again", async () => {
    show(<Webhooks />);
    await userEvent.click(await screen.findByText("https://example.com/hooks"));
    expect(await screen.findByText("given up")).toBeTruthy();
    expect(screen.getByText(/3 attempts, last answer: 500/)).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Send again" }));
    expect(asked).toContain("POST /projects/p1/webhooks/w1/deliveries/d1/replay");
  });
});

describe("models", () => {
  it("are shown with caps, and an unknown price as unknown", async () => {
    show(<Models />);
    expect(await screen.findByText("big")).toBeTruthy();
    expect(screen.getByText("2,000,000")).toBeTruthy();
    expect(screen.getByText("20 min")).toBeTruthy();
    expect(screen.getByText("unknown")).toBeTruthy();
  });
});
