const integer = new Intl.NumberFormat("en-US", { maximumFractionDigits: 2 });

export const count = (value: number): string => integer.format(value);
export const plural = (n: number, one: string, many = `${one}s`): string => `${count(n)} ${n === 1 ? one : many}`;

export function milliseconds(value: number | null | undefined): string {
  if (value === null || value === undefined) return "unknown";
  return value >= 10_000 ? `${integer.format(value / 1000)} s` : `${integer.format(Math.round(value * 10) / 10)} ms`;
}

export function bytes(size: number): string {
  if (size < 1024) return `${size} B`;
  const units = ["KB", "MB", "GB"];
  const step = Math.min(Math.floor(Math.log(size) / Math.log(1024)), units.length);
  return `${(size / 1024 ** step).toFixed(size / 1024 ** step >= 100 ? 0 : 1)} ${units[step - 1]}`;
}

/** Any JSON value as one readable line. */
export function show(value: unknown): string {
  if (value === null || value === undefined) return "none";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return count(value);
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.length > 0 ? value.map(show).join(", ") : "none";
  if (typeof value === "object" && "id" in value) return String(value.id);
  return JSON.stringify(value);
}

const ACRONYMS: Record<string, string> = {
  usd: "USD", gb: "GB", kb: "KB", rps: "RPS", p50: "p50", p95: "p95", p99: "p99", slo: "SLO", rto: "RTO", rpo: "RPO",
  iac: "IaC", ci: "CI", ml: "ML", eng: "engineers", oncall: "on call", id: "id", ms: "ms", llm: "LLM",
}; // prettier-ignore

const UNITS = new Set(["s", "ms", "h", "min", "gb", "kb", "usd"]);

/** `latency.p95_ms` → `Latency p95 (ms)`; without the unit where it is shown beside the value. */
export function label(path: string, unit?: string | null): string {
  const parts = path.split(/[._]/);
  const suffix = parts.length > 1 && UNITS.has(parts.at(-1) ?? "") ? parts.pop() : undefined;
  const words = parts.map((word) => ACRONYMS[word] ?? word);
  if (suffix && !unit) words.push(`(${ACRONYMS[suffix] ?? suffix})`);
  return capital(words.join(" "));
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** An enumerated value such as `end_to_end` in words; anything else as it is. */
export const words = (value: unknown): string =>
  show(value).replaceAll(/\b[a-z0-9]+(?:_[a-z0-9]+)+\b/g, (name) => name.replaceAll("_", " "));

export const sentence = (id: string): string => label(id.replaceAll("-", "_"));
