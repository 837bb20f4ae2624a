import type { Source } from "@/api/contract";
import type { Leaf } from "./leaves";

export interface Segment {
  text: string;
  start: number;
  paths: string[];
  source: Source | null;
}

/** Cuts the brief at the ends of all spans; each piece names the constraints read from it. Offsets are code points. */
export function segments(brief: string, facts: Leaf[]): Segment[] {
  const points = Array.from(brief);
  const spans = facts.flatMap(([path, { span, source }]) =>
    span && span[0] < span[1] && span[1] <= points.length ? [{ path, source, start: span[0], end: span[1] }] : [],
  );
  const cuts = [...new Set([0, points.length, ...spans.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1]!;
    const over = spans.filter((span) => span.start <= start && span.end >= end);
    return {
      text: points.slice(start, end).join(""),
      start,
      paths: over.map((span) => span.path),
      source: over[0]?.source ?? null,
    };
  });
}
