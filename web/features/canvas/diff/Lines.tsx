"use client";

import { memo, useMemo } from "react";
import { cn } from "@/format/cn";
import { useLayout } from "@/state/layout";
import { blocks, hunks, pairs, type Line } from "./hunks";

const SIGNS: Record<Line["kind"], string> = { add: "+", del: "-", same: " " };
const TINTS: Record<Line["kind"], string> = { add: "bg-diff-add", del: "bg-diff-del", same: "" };
const DIGITS = 5;

/** All lines are in the page, so that its own find reaches them; blocks out of sight are not laid out. */
export const Lines = memo(function Lines({ diff, path }: { diff: string; path: string }) {
  const split = useLayout((layout) => layout.diff === "split");
  const parsed = useMemo(() => hunks(diff), [diff]);
  return (
    <div className="code scroller rounded-md border" tabIndex={0} role="region" aria-label={`Changes in ${path}`}>
      {parsed.map((hunk) => (
        <div key={hunk.header} className="min-w-fit">
          <p className="bg-muted px-3 text-2xs text-muted-foreground">{hunk.header}</p>
          {split ? <Sides lines={hunk.lines} /> : <Unified lines={hunk.lines} />}
        </div>
      ))}
    </div>
  );
});

const size = (rows: number) => ({ containIntrinsicSize: `auto ${rows * 20}px` });

function Unified({ lines }: { lines: Line[] }) {
  return blocks(lines).map((block, index) => (
    <div key={index} className="hunk" style={size(block.length)}>
      {block.map((line, row) => (
        <div key={row} className={TINTS[line.kind]} data-gutter={gutter(line, line.before, line.after)}>
          {line.text}
        </div>
      ))}
    </div>
  ));
}

function Sides({ lines }: { lines: Line[] }) {
  return blocks(pairs(lines)).map((block, index) => (
    <div key={index} className="hunk" style={size(block.length)}>
      {block.map(([left, right], row) => (
        <div key={row} className="grid grid-cols-2">
          <Side line={left} of="before" />
          <Side line={right} of="after" />
        </div>
      ))}
    </div>
  ));
}

function Side({ line, of }: { line: Line | null; of: "before" | "after" }) {
  if (line === null) return <div className="bg-muted" />;
  return (
    <div className={cn("min-w-0 overflow-hidden", of === "after" && "border-l", TINTS[line.kind])} data-gutter={gutter(line, line[of])}>
      {line.text}
    </div>
  );
}

/** Line numbers and sign, drawn by the style sheet: a line is one element, and copying takes its text alone. */
const gutter = (line: Line, ...numbers: (number | null)[]): string =>
  `${numbers.map((number) => String(number ?? "").padStart(DIGITS)).join("")} ${SIGNS[line.kind]} `;
