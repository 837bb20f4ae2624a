import { describe, expect, it } from "vitest";
import { leaves, nest, parseLike, type Leaf } from "@/features/constraints/leaves";
import { segments } from "@/features/constraints/segments";
import { unread } from "@/features/constraints/unread";
import { headingOf } from "@/features/constraints/Conflicts";
import { FIELDS } from "@/format/fields";
import { grouped, groupOf } from "@/format/groups";

const fact = (value: unknown, span: [number, number] | null = null) => ({ value, source: "stated" as const, confidence: 1, span });

describe("leaves", () => {
  it("walks the typed tree and skips what is unknown", () => {
    const tree = { cloud: fact("aws"), budget: { monthly_usd: fact(900), hard: null }, regions: null };
    expect(leaves(tree).map(([path, { value }]) => [path, value])).toEqual([["cloud", "aws"], ["budget.monthly_usd", 900]]);
    expect(leaves(null)).toEqual([]);
  });

  it("nests a leaf under its path", () => {
    expect(nest("budget.monthly_usd", { value: 1 })).toEqual({ budget: { monthly_usd: { value: 1 } } });
  });

  it("reads what was typed as the kind of value it replaces", () => {
    expect(parseLike(900, "1,200")).toBe(1200);
    expect(parseLike(900, "a lot")).toBeNull();
    expect(parseLike(true, "no")).toBe(false);
    expect(parseLike(["a"], "x, y")).toEqual(["x", "y"]);
    expect(parseLike([{ id: "eu-west-1" }], "eu-west-2")).toEqual([{ id: "eu-west-2" }]);
  });
});

describe("segments", () => {
  it("gives back the brief word for word, also with overlaps and signs beyond the basic plane", () => {
    const brief = "😀 80 ms at p95";
    const facts: Leaf[] = [["latency.p95_ms", fact(80, [2, 14])], ["latency.scope", fact("api", [8, 14])]];
    const pieces = segments(brief, facts);
    expect(pieces.map(({ text }) => text).join("")).toBe(brief);
    expect(pieces.map(({ text, paths }) => [text, paths.length])).toEqual([["😀 ", 0], ["80 ms ", 1], ["at p95", 2]]);
  });

  it("ignores spans outside the brief", () => {
    expect(segments("abc", [["x", fact(1, [2, 9])]])).toEqual([{ text: "abc", start: 0, paths: [], source: null }]);
  });
});

describe("unread", () => {
  it("names the sentences no value came from, and leaves out words of greeting", () => {
    const brief = "Hello there. We pay 900.5 dollars a month. The 😀 red line must stay; nothing else matters here.\nRun it on AWS.";
    const paid = brief.indexOf("900.5");
    const aws = Array.from(brief.slice(0, brief.indexOf("AWS"))).length;
    const facts: Leaf[] = [["budget.monthly_usd", fact(900.5, [paid, paid + 5])], ["cloud", fact("aws", [aws, aws + 3])]];
    expect(unread(brief, facts)).toEqual(["The 😀 red line must stay;", "nothing else matters here."]);
  });

  it("leaves out the sentences of demands that are named apart", () => {
    const brief = "The red line must stay. Nothing else matters.";
    expect(unread(brief, [], [{ quote: "The red line must stay", span: [0, 22], kind: "unread" }])).toEqual(["Nothing else matters."]);
  });

  it("goes on over wrapped lines, and counts a sentence as read whose words a value's reason quotes", () => {
    const brief = "We would like a\nlist in the morning.\nNames are in there.\n- another point altogether";
    const facts: Leaf[] = [["data_classes", { ...fact(["pii"]), because: "the brief speaks of “names”" }]];
    expect(unread(brief, facts)).toEqual(["We would like a list in the morning.", "- another point altogether"]);
  });
});

describe("groups", () => {
  const SHORT_FORMS = ["budget_usd", "p95_target_ms"];
  it("has a heading for every constraint", () => {
    expect(Object.keys(FIELDS).filter((path) => groupOf(path) === "Other")).toEqual(SHORT_FORMS);
  });
  it("keeps the order within a heading and leaves empty ones out", () => {
    expect(grouped([["cloud"], ["project.asked"], ["project.today"], ["new.field"]] as [string][])).toEqual([
      ["What it is for", [["project.asked"], ["project.today"]]],
      ["Where it runs, and the law", [["cloud"]]],
      ["Other", [["new.field"]]],
    ]);
  });
});

describe("headingOf", () => {
  it("names two values against one another and more as a list, the budget once", () => {
    expect(headingOf(["human_in_loop", "latency.p95_ms"])).toBe("A person decides with it against Answer time, p95");
    expect(headingOf(["throughput.rps_avg", "availability_slo", "budget.monthly_usd", "budget.hard"])).toBe("Requests (average), Availability, Budget");
  });
});
