import { signed } from "./money";
import { hop, milliseconds } from "./values";

/** What a decision adds to the bill; from its second round on, what it changed. */
export function costEffect(usd: number, round: number): string {
  if (usd !== 0) return `${signed(usd)} a month`;
  return round > 1 ? "same cost" : "no cost of its own";
}

/** What a decision adds to the answer time; from its second round on, what it changed. */
export function latencyEffect(ms: number, round: number): string {
  if (round === 1) return hop(ms);
  return ms === 0 ? "same answer time" : `${ms > 0 ? "+" : "−"}${milliseconds(Math.abs(ms))} at p95`;
}
