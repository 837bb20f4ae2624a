import { FIELDS, VALUES, VALUES_OF } from "./fields";
import { usd } from "./money";

const integer = new Intl.NumberFormat("en-US", { maximumFractionDigits: 2 });

const small = new Intl.NumberFormat("en-US", { maximumSignificantDigits: 2 });

/** At most two decimals; what they would round to nothing keeps two digits. */
export const count = (value: number): string => (value !== 0 && Math.abs(value) < 0.01 ? small : integer).format(value);
export const plural = (n: number, one: string, many = `${one}s`): string => `${count(n)} ${n === 1 ? one : many}`;

export function milliseconds(value: number | null | undefined): string {
  if (value === null || value === undefined) return "unknown";
  return value >= 1000 ? seconds(value / 1000) : `${integer.format(Math.round(value * 10) / 10)} ms`;
}

const STEPS = [["day", 86_400], ["hour", 3_600], ["min", 60]] as const;

/** Seconds in the largest unit that says the same in one decimal, to one percent: 86,400 is a day, 5,400 is 1.5 hours. */
export function seconds(value: number): string {
  const short = (size: number) => Math.round((value / size) * 10) / 10;
  const step = STEPS.find(([, size]) => value >= size && Math.abs(short(size) * size - value) < value / 100);
  if (!step) return `${integer.format(value)} s`;
  const amount = short(step[1]);
  return step[0] === "min" ? `${count(amount)} min` : plural(amount, step[0]);
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
  usd: "USD", gb: "GB", kb: "KB", mb: "MB", tb: "TB", rps: "RPS", p50: "p50", p95: "p95", p99: "p99", slo: "SLO", rto: "RTO", rpo: "RPO",
  iac: "IaC", ci: "CI", ml: "ML", eng: "engineers", oncall: "on call", id: "id", ms: "ms", llm: "LLM", rag: "RAG",
  asr: "Speech", ab: "A/B", pii: "PII", phi: "PHI", cpu: "CPU", gpu: "GPU", dlq: "Dead-letter queue", cmk: "Own encryption key",
  waf: "WAF", vcpu: "vCPU", diu: "data integration unit", dpa: "Data processing agreement", saas: "SaaS", api: "API", nlp: "NLP", ocr: "OCR", kms: "KMS", pct: "%", vpc: "VPC",
}; // prettier-ignore

/** What a price is counted in: `active_gb_month` → `active GB month`. */
export const dimension = (name: string): string => name.split(/[_ ]/).map((word) => ACRONYMS[word] ?? word).join(" ");

const UNITS = new Set(["s", "ms", "h", "min", "gb", "kb", "usd"]);

/** A constraint by its plain name; any other path in words: `cadence_s` → `Cadence (s)`. */
export function label(path: string, unit?: string | null): string {
  if (path in FIELDS) return FIELDS[path]!;
  const parts = path.split(/[._]/);
  const suffix = parts.length > 1 && UNITS.has(parts.at(-1) ?? "") ? parts.pop() : undefined;
  const words = parts.map((word) => ACRONYMS[word] ?? word);
  if (suffix && !unit) words.push(`(${ACRONYMS[suffix] ?? suffix})`);
  return capital(words.join(" "));
}

const regions = new Intl.DisplayNames(["en"], { type: "region" });

const countries = (text: string): string => text.replaceAll(/\bcountry:([A-Z]{2})\b/g, (_, code: string) => regions.of(code) ?? code);

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** A text with the constraints and countries in it by their plain names: `latency.p95_ms` → `answer time, p95`. */
export const plain = (text: string): string =>
  countries(text.replaceAll(/\b[a-z_]+(?:\.[a-z0-9_]+)+\b/g, (path) => (path in FIELDS ? lower(FIELDS[path]!) : path)));

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const each = (value: unknown, name: (one: string) => string): string =>
  show(value)
    .split(", ")
    .map((one) => VALUES[one] ?? name(countries(one)))
    .join(", ");

/** An enumerated value such as `end_to_end` in words; anything else as it is. */
export const words = (value: unknown): string =>
  each(value, (one) => one.replaceAll(/\b[a-z0-9]+(?:_[a-z0-9]+)+\b/g, (name) => name.replaceAll("_", " ")));

const products = (value: unknown): string => each(value, (one) => one.split(" ").map(capital).join(" "));

const quoted = (value: unknown): string => (Array.isArray(value) ? value : [value]).map((one) => `“${show(one)}”`).join(" ");

const AREAS: Record<string, string> = { EU: "European Union" };
const places = (value: unknown): string => each(value, (code) => AREAS[code] ?? (/^[A-Z]{2}$/.test(code) ? (regions.of(code) ?? code) : code));

/** Fields whose values are said in a way of their own: the customer's words, products, places, days. */
const SAID: Record<string, (value: unknown) => string> = {
  "project.asked": quoted,
  "project.today": quoted,
  "project.targets": quoted,
  "project.reached": quoted,
  "team.skills": products,
  "tooling.prefer": products,
  "tooling.forbid": products,
  "tooling.existing": products,
  jurisdictions: places,
  run_day: (value) => capital(words(value)),
  "retraining.day": (value) => capital(words(value)),
};

const SECONDS_IN: Record<string, number> = { s: 1, min: 60, h: 3600, hours: 3600, days: 86_400 };

/** A number that came as its text, as the options of a question do; null for any other text. */
export const numeric = (text: unknown): number | null => (typeof text === "string" && /^\d+(\.\d+)?$/.test(text) ? Number(text) : null);

/** The unit a field's name tells, for values that come without one. */
const UNITS_OF: [ending: string, unit: string][] = [["_gb_day", "GB/day"], ["_gb", "GB"], ["_kb", "KB"], ["_months", "months"], ["rps_avg", "requests/s"], ["rps_peak", "requests/s"], ["predictions_per_day", "predictions/day"]];

const TYPED_IN: [ending: string, unit: string][] = [["_ms", "ms"], ["monthly_usd", "US dollars a month"], ["_h", "hours"], ["_min", "minutes"], ["freshness_s", "seconds"], ...UNITS_OF];

/** The unit a number for this field is typed in; none for a plain count. */
export const unitOf = (path: string): string | undefined => TYPED_IN.find(([ending]) => path.endsWith(ending))?.[1];

const UNIT_WORDS: Record<string, string> = { "USD/month": "a month", percent: "%", "GB/day": "GB a day", "requests/s": "per second", "predictions/day": "a day", people: "people" };

/** A constraint's value as people say it: `86400 s` → `1 day`, `300 USD/month` → `$300 a month`. */
export function quantity(path: string, value: unknown, unit?: string | null): string {
  if (typeof value === "number" && (unit === "USD/month" || path.endsWith("monthly_usd"))) return `$${count(value)} a month`;
  if (typeof value === "number" && path.endsWith("_ms")) return milliseconds(value);
  const size = typeof value === "number" ? SECONDS_IN[unit ?? path.split("_").at(-1)!] : undefined;
  if (size) return seconds((value as number) * size);
  if (typeof value === "number" && !unit && path.endsWith("_usd")) return usd(value);
  if (typeof value === "number" && unit === "people") return plural(value, "person", "people");
  if (typeof value === "number" && !unit) unit = UNITS_OF.find(([ending]) => path.endsWith(ending))?.[1];
  const exact = typeof value === "number" && Math.abs(value) >= 1000 ? Math.round(value) : value;
  const said = VALUES_OF[path]?.[show(value)] ?? (SAID[path] ?? words)(exact);
  return unit ? `${said} ${UNIT_WORDS[unit] ?? unit}` : said;
}

/** A cloud's region as people say it; an unknown cloud keeps its own name. */
export const place = (cloud: string, region: string): string => [VALUES[cloud] ?? cloud, region].filter(Boolean).join(" ");

/** A part's share of the answer time. Zero is a part that no request waits for, never a fast one. */
export function hop(p95: number | null | undefined): string {
  if (p95 === null || p95 === undefined) return "answer time unknown";
  return p95 === 0 ? "off the request path" : `${milliseconds(p95)} at p95`;
}
