import type { LatencyPath } from "@/api/contract";
import { pathTitle } from "@/format/roles";
import { milliseconds } from "@/format/values";

/** One request path as a waterfall of its hops, p50 solid and p95 light. */
export function Latency({ path }: { path: LatencyPath }) {
  const top = path.hops.reduce((sum, hop) => sum + hop.p95_ms, 0) || 1;
  const starts = path.hops.map((_, index) => path.hops.slice(0, index).reduce((sum, hop) => sum + hop.p95_ms, 0));
  const share = (ms: number) => `${(ms / top) * 100}%`;
  const over = path.target_p95_ms != null && path.p95_ms > path.target_p95_ms;
  return (
    <div className="num mb-3 rounded-lg border bg-card p-3">
      <p className="flex flex-wrap items-baseline gap-x-3 text-sm">
        <span className="font-medium">{pathTitle(path.name)}</span>
        <span className={over ? "text-destructive" : "text-muted-foreground"}>
          p50 {milliseconds(path.p50_ms)}, p95 {milliseconds(path.p95_ms)}
          {path.target_p95_ms != null ? `, target ${milliseconds(path.target_p95_ms)}` : ""}
        </span>
      </p>
      <ol className="mt-2 flex flex-col gap-1">
        {path.hops.map((hop, index) => (
          <li key={`${hop.name}${index}`} className="grid grid-cols-[minmax(90px,34%)_1fr_64px] items-center gap-2 text-xs" title={hop.source}>
            <span className="truncate">{hop.name}</span>
            <span className="relative h-2 rounded-sm bg-muted" aria-hidden>
              <span className="absolute inset-y-0 min-w-0.5 rounded-sm bg-primary/30" style={{ left: share(starts[index] ?? 0), width: share(hop.p95_ms) }} />
              <span className="absolute inset-y-0 rounded-sm bg-primary" style={{ left: share(starts[index] ?? 0), width: share(hop.p50_ms) }} />
            </span>
            <span className="text-right text-muted-foreground">{milliseconds(hop.p95_ms)}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
