"use client";

import { useMemo } from "react";
import type { Unread } from "@/api/contract";
import type { Leaf } from "./leaves";
import { unread } from "./unread";

const SHOWN = 6;

/** What the brief says beside the values and the demands shown apart: nothing of it is decided on unless it is said in other words. */
export function UnreadSentences({ brief, facts, demands }: { brief: string; facts: Leaf[]; demands: Unread[] }) {
  const sentences = useMemo(() => unread(brief, facts, demands), [brief, facts, demands]);
  if (sentences.length === 0) return null;
  return (
    <div className="mt-2 text-sm text-muted-foreground">
      <p>No value was taken from these words. Where one matters, say it in other words or set it below.</p>
      <ul className="mt-1 list-disc pl-5">
        {sentences.slice(0, SHOWN).map((sentence, index) => (
          <li key={index}>“{sentence}”</li>
        ))}
        {sentences.length > SHOWN ? <li>and {sentences.length - SHOWN} more</li> : null}
      </ul>
    </div>
  );
}
