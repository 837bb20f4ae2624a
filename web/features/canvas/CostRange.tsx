import type { CostEstimate } from "@/api/contract";
import { usd } from "@/format/money";

/** Low, expected and high on one line; `limit` is the budget, where one was stated. */
export function CostRange({ range, limit }: { range: CostEstimate["monthly_usd"]; limit?: number | null }) {
  const [low, expected, high] = [Number(range.low), Number(range.expected), Number(range.high)];
  const top = Math.max(high, limit ?? 0) * 1.05 || 1;
  const at = (value: number) => `${(value / top) * 100}%`;
  return (
    <div className="num">
      <div className="relative h-2 rounded-full bg-muted" aria-hidden>
        <span className="absolute inset-y-0 rounded-full bg-primary/30" style={{ left: at(low), width: at(high - low) }} />
        <span className="absolute -inset-y-0.5 w-0.5 rounded bg-primary" style={{ left: at(expected) }} />
        {limit ? <span className="absolute -inset-y-1 w-px bg-destructive" style={{ left: at(limit) }} /> : null}
      </div>
      <p className="mt-1.5 flex flex-wrap gap-x-4 text-xs text-muted-foreground">
        <span>low {usd(low)}</span>
        <span className="font-medium text-foreground">expected {usd(expected)}</span>
        <span>high {usd(high)}</span>
        {limit ? <span className={expected > limit ? "text-destructive" : ""}>budget {usd(limit)}</span> : null}
      </p>
    </div>
  );
}
