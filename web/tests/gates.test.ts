// @vitest-environment node
import { afterEach, expect, it, vi } from "vitest";
import { gates } from "@/api/calls";

const gate = (project_id: string, version: number) => ({ decision_set_id: `${project_id}${version}`, project_id, version, gate: "architecture", created_at: "2026-01-01T00:00:00Z" });

afterEach(() => vi.unstubAllGlobals());

it("lists of each design the newest version that waits", async () => {
  const items = [gate("a", 1), gate("b", 1), gate("a", 3), gate("a", 2)];
  vi.stubGlobal("fetch", async () => new Response(JSON.stringify({ items, next_cursor: null }), { headers: { "content-type": "application/json" } }));
  expect((await gates()).map((one) => [one.project_id, one.version])).toEqual([["b", 1], ["a", 3]]);
});
