import { describe, expect, it } from "vitest";
import { blocks, hunks, pairs } from "@/features/canvas/diff/hunks";

const DIFF = ["--- a/x", "+++ b/x", "@@ -1,4 +1,4 @@", " same", "-old one", "-old two", "+new one", " end"].join("\n");

describe("a diff side by side", () => {
  it("puts what was removed beside what came in its place", () => {
    const [hunk] = hunks(DIFF);
    const rows = pairs(hunk!.lines).map(([left, right]) => [left?.text ?? null, right?.text ?? null]);
    expect(rows).toEqual([["same", "same"], ["old one", "new one"], ["old two", null], ["end", "end"]]);
  });

  it("loses no line in blocks", () => {
    const rows = Array.from({ length: 123 }, (_, index) => index);
    expect(blocks(rows).map((block) => block.length)).toEqual([50, 50, 23]);
    expect(blocks(rows).flat()).toEqual(rows);
  });
});
