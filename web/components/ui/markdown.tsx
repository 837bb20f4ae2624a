"use client";

import { lazy, Suspense } from "react";
import { cn } from "@/format/cn";

const Renderer = lazy(() => import("./markdown-renderer"));

/** Markdown without raw HTML and without remote images; plain text until the renderer has loaded. */
export function Markdown({ text, compact = false, skip }: { text: string; compact?: boolean; skip?: string }) {
  return (
    <div className={cn("prose", compact && "prose-compact")}>
      <Suspense fallback={<p className="whitespace-pre-wrap">{text}</p>}>
        <Renderer text={text} skip={skip} />
      </Suspense>
    </div>
  );
}
