import { describe, expect, it } from "vitest";
import { group } from "@/features/nav/ProjectList";
import { nameFor } from "@/features/start/useBegin";
import { percent, price, signed, usd } from "@/format/money";
import { bytes, label, milliseconds, show } from "@/format/values";

describe("money", () => {
  it("shows an unknown amount as unknown, never as zero", () => {
    expect([usd(null), usd(undefined), usd(""), usd("x"), price(null)]).toEqual(Array(5).fill("unknown"));
    expect(usd(0)).toBe("$0.00");
  });
  it("keeps cents while they matter", () => {
    expect([usd("12.5"), usd("11842.15"), price(0.0000123), price(0.0112), price(0.5)]).toEqual(["$12.50", "$11,842", "$0.0000123", "$0.0112", "$0.50"]);
  });
  it("signs differences", () => {
    expect([signed("-412.1"), signed(10), percent(-3.44), percent(null)]).toEqual(["−$412.10", "+$10.00", "−3.4 %", ""]);
  });
});

describe("values", () => {
  it("reads like words", () => {
    expect([label("throughput.rps_peak"), label("latency.p95_ms", "ms"), label("freshness_s"), label("cloud")]).toEqual(["Throughput RPS peak", "Latency p95", "Freshness (s)", "Cloud"]);
    expect([show(null), show(true), show([1, 2]), show([{ id: "eu-west-1" }])]).toEqual(["none", "yes", "1, 2", "eu-west-1"]);
    expect([milliseconds(46), milliseconds(12_000), bytes(1536)]).toEqual(["46 ms", "12 s", "1.5 KB"]);
  });
});

describe("names and groups", () => {
  it("names a design by its first sentence, cut at a word", () => {
    expect(nameFor("Score fraud. And more.")).toBe("Score fraud");
    const long = nameFor("word ".repeat(40));
    expect(long.length).toBeLessThanOrEqual(65);
    expect(long.endsWith("word…")).toBe(true);
  });
  it("groups designs by age and keeps the archived apart", () => {
    const now = new Date().toISOString();
    const row = (id: string, updated_at: string, archived_at: string | null = null) => ({ id, name: id, created_at: updated_at, updated_at, archived_at, waiting_gates: 0 });
    const groups = group([row("old", "2020-01-01T00:00:00Z"), row("new", now), row("gone", now, now)], "");
    expect(groups.map(([title, rows]) => [title, rows.map(({ id }) => id)])).toEqual([["Today", ["new"]], ["Older", ["old"]], ["Archived", ["gone"]]]);
  });
});
