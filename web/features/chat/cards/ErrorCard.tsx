import { TriangleAlert } from "lucide-react";
import { useDecisionSet } from "@/api/queries";
import type { ErrorItem } from "@/feed/items";
import { cn } from "@/format/cn";
import { show } from "@/format/values";
import { WriteAgain } from "../WriteAgain";

const SHOWN = ["code", "stage", "agent", "job_id", "attempt", "request_id"];

const GOES_ON = new Set<string>(["extracting", "planning", "awaiting_approval", "generating", "completed"]);

/** What failed, in the server's words, with the numbers that find it in the log. */
export function ErrorCard({ item }: { item: ErrorItem }) {
  const set = useDecisionSet(item.setId).data;
  const past = set !== undefined && GOES_ON.has(set.status);
  const facts = SHOWN.filter((name) => item.detail[name] !== undefined && item.detail[name] !== null);
  return (
    <article data-card tabIndex={-1} className={cn("flex gap-2 rounded-lg border px-3 py-2.5", past ? "bg-card" : "border-destructive/40 bg-destructive/5")}>
      <TriangleAlert className={cn("mt-0.5 size-4 shrink-0", past ? "text-muted-foreground" : "text-destructive")} />
      <div className="min-w-0">
        <p className="text-sm font-medium">{past ? "A run stopped and was taken up again" : "The run stopped"}</p>
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
