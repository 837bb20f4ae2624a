import { TriangleAlert } from "lucide-react";
import type { ErrorItem } from "@/feed/items";
import { show } from "@/format/values";
import { WriteAgain } from "../WriteAgain";

const SHOWN = ["code", "stage", "agent", "job_id", "attempt", "request_id"];

/** What failed, in the server's words, with the numbers that find it in the log. */
export function ErrorCard({ item }: { item: ErrorItem }) {
  const facts = SHOWN.filter((name) => item.detail[name] !== undefined && item.detail[name] !== null);
  return (
    <article data-card tabIndex={-1} className="flex gap-2 rounded-lg border border-destructive/40 bg-destructive/5 px-3 py-2.5">
      <TriangleAlert className="mt-0.5 size-4 shrink-0 text-destructive" />
      <div className="min-w-0">
        <p className="text-sm font-medium">The run stopped</p>
        <p className="text-sm [overflow-wrap:anywhere]">{item.message}</p>
        {facts.length > 0 ? (
          <p className="num mt-1 font-mono text-2xs text-muted-foreground">
            {facts.map((name) => `${name} ${show(item.detail[name])}`).join(" · ")}
          </p>
        ) : null}
        {item.setId ? <WriteAgain setId={item.setId} /> : null}
      </div>
    </article>
  );
}
