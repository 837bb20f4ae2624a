import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import type { CostLine } from "@/api/contract";
import { costGroups, together } from "@/features/canvas/costGroups";
import Overview from "@/features/canvas/views/overview";
import { decisionSet, show } from "./make";

const fact = (value: unknown) => ({ value, source: "stated" as const, confidence: 1, span: null });

it("says first what was understood, in the words of the brief", () => {
  const constraints = { project: { asked: fact("Know who will not come"), targets: fact(["60 % of no-shows"]) }, cloud: fact("azure") };
  show(<Overview set={decisionSet({ constraints: constraints as never })} />);
  const [first] = screen.getAllByRole("heading", { level: 3 });
  expect(first!.textContent).toBe("What was understood");
  expect(screen.getAllByText("“Know who will not come”").length).toBeGreaterThan(0);
});

it.each([
  ["extracting", "Reading the brief"],
  ["needs_input", "Nothing could be read from the brief yet"],
  ["failed", "Failed"],
] as const)("never says that it reads a brief that waits: %s", (status, title) => {
  show(<Overview set={decisionSet({ status })} />);
  expect(screen.getByText(title)).toBeTruthy();
});

it("puts the lines of a bill under their components, the dearest first", () => {
  const line = (component_id: string, monthly_usd: string | null) => ({ component_id, monthly_usd }) as CostLine;
  const groups = costGroups([line("logs", "2"), line("serve", null), line("store", "5"), line("logs", "4")]);
  expect(groups.map(({ component, usd, lines }) => [component, usd, lines.map((one) => one.monthly_usd)])).toEqual([
    ["logs", 6, ["4", "2"]],
    ["store", 5, ["5"]],
    ["serve", null, [null]],
  ]);
  const money = (amount: number) => `$${amount}`;
  const mixed = costGroups([line("logs", "2"), line("logs", null), line("serve", null), line("serve", null), line("store", "1"), line("store", "2")]);
  expect(mixed.map((group) => together(group, money))).toEqual(["$3 together", "$2 and 1 unknown", "unknown"]);
});
