"use client";

import { useMemo } from "react";
import { Tooltip } from "@/components/ui/tooltip";
import { label, quantity } from "@/format/values";
import type { Leaf } from "./leaves";
import { segments, type Segment } from "./segments";

export function HighlightedBrief({ brief, facts }: { brief: string; facts: Leaf[] }) {
  const pieces = useMemo(() => segments(brief, facts), [brief, facts]);
  const known = useMemo(() => new Map(facts), [facts]);
  return (
    <p className="scroller max-h-64 rounded-md border bg-muted/50 p-3 text-sm whitespace-pre-wrap" tabIndex={0}>
      {pieces.map((piece) => (
        <Piece key={piece.start} piece={piece} says={piece.paths.map((path) => `${label(path)}: ${quantity(path, known.get(path)?.value, known.get(path)?.unit)}`).join(" · ")} />
      ))}
    </p>
  );
}

function Piece({ piece, says }: { piece: Segment; says: string }) {
  if (piece.paths.length === 0) return piece.text;
  return (
    <Tooltip label={says} side="top">
      <mark className="rounded-xs bg-primary/12 text-foreground underline decoration-primary/50 decoration-1 underline-offset-3">{piece.text}</mark>
    </Tooltip>
  );
}
