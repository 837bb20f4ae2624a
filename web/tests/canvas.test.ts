import { describe, expect, it } from "vitest";
import type { Component, Flow } from "@/api/contract";
import { fitted, NODE, place } from "@/features/canvas/diagram/layout";
import { hunks } from "@/features/canvas/diff/hunks";
import { rows } from "@/features/canvas/code/tree";
import { sections } from "@/features/canvas/report/sections";
import { languageOf } from "@/features/canvas/code/highlight";

describe("hunks", () => {
  it("numbers the lines of both files", () => {
    const [hunk] = hunks("--- a/x\n+++ b/x\n@@ -4,3 +4,4 @@ def f\n same\n-old\n+new\n+more\n end\n\\ No newline at end of file\n");
    expect(hunk?.lines.map(({ kind, before, after, text }) => [kind, before, after, text])).toEqual([
      ["same", 4, 4, "same"],
      ["del", 5, null, "old"],
      ["add", null, 5, "new"],
      ["add", null, 6, "more"],
      ["same", 6, 7, "end"],
    ]);
  });
});

const file = (path: string) => ({ path, size_bytes: 1, sha256: "", origin: null });

describe("rows", () => {
  const files = ["b.py", "src/z.py", "src/app/a.py", "a.py"].map(file);
  it("puts folders first, then files by name", () => {
    expect(rows(files, new Set(), "").map(({ path, depth }) => [path, depth])).toEqual([["src", 0], ["src/app", 1], ["src/app/a.py", 2], ["src/z.py", 1], ["a.py", 0], ["b.py", 0]]);
  });
  it("hides what is in a closed folder, but not from a search", () => {
    expect(rows(files, new Set(["src"]), "").map(({ path }) => path)).toEqual(["src", "a.py", "b.py"]);
    expect(rows(files, new Set(["src"]), "app/").map(({ path }) => path)).toEqual(["src", "src/app", "src/app/a.py"]);
  });
});

const part = (id: string): Component => ({ id, pattern_id: `aws.${id}`, capability: "store", role: id, cloud: "aws", region: "eu", params: {} }) as Component;
const flow = (source: string, target: string): Flow => ({ source, target, protocol: "TLS", auth: "IAM", encrypted: true, data_classes: [] });

describe("place", () => {
  const parts = ["a", "b", "c"].map(part);
  const flows = [flow("a", "b"), flow("b", "c"), flow("a", "elsewhere"), flow("a", "b")];
  it("draws the same picture twice and nothing twice in the same place", () => {
    const drawing = place(parts, flows, "LR");
    expect(place(parts, flows, "LR")).toEqual(drawing);
    expect(new Set(drawing.nodes.map(({ x, y }) => `${x},${y}`)).size).toBe(3);
    expect(drawing.edges).toHaveLength(3);
    expect(drawing.width).toBeGreaterThan(NODE.width * 3);
  });
  it("turns with the window", () => {
    expect(fitted(parts, flows, 300, 900).height).toBeGreaterThan(fitted(parts, flows, 900, 300).height);
  });
});

describe("languageOf", () => {
  it("goes by name, then by ending", () => {
    expect(["Dockerfile", "infra/main.tf", "Makefile", "x.bin", "a/b.py"].map(languageOf)).toEqual(["docker", "terraform", "make", null, "python"]);
  });
});

describe("sections", () => {
  it("cuts a report before its chapters and loses nothing", () => {
    const report = "# Title\n\nIntro\n\n## One\n\n```sh\n## not a chapter\n```\n\n### Part\n\n## Two\nEnd\n";
    expect(sections(report).map((part) => part.split("\n")[0])).toEqual(["# Title", "## One", "## Two"]);
    expect(sections(report).join("")).toBe(`${report}\n`);
  });
});
