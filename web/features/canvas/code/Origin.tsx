"use client";

import type { FileContent } from "@/api/contract";
import { isPayload } from "@/feed/read";
import { label, show } from "@/format/values";

/** Where a file comes from: its template, the component and the decision behind it. */
export function Origin({ origin }: { origin: FileContent["origin"] }) {
  if (!origin) return null;
  const facts: [string, unknown][] = isPayload(origin) ? Object.entries(origin) : [["origin", origin]];
  return (
    <dl className="flex shrink-0 flex-wrap gap-x-4 gap-y-0.5 border-b bg-muted/40 px-3 py-1.5 text-2xs">
      {facts
        .filter(([, value]) => value !== null && value !== "")
        .map(([name, value]) => (
          <div key={name} className="flex gap-1">
            <dt className="text-muted-foreground">{label(name)}</dt>
            <dd className="font-mono [overflow-wrap:anywhere]">{show(value)}</dd>
          </div>
        ))}
    </dl>
  );
}
