import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import type { Component, SetDiff } from "@/api/contract";
import { ComponentChanges } from "@/features/canvas/diff/ComponentChanges";
import { show } from "./make";

const part = (pattern_id: string, monthly_usd: number) => ({ pattern_id, monthly_usd }) as Component;

it("names a part that only costs otherwise once", () => {
  const rows = [{ role: "observe.logs", before: part("otel", 5), after: part("otel", 5.81) }] as unknown as SetDiff["components"];
  show(<ComponentChanges rows={rows} />);
  expect(screen.getAllByText("otel")).toHaveLength(1);
  expect(screen.getByText("$5.81/mo").tagName).toBe("INS");
});
