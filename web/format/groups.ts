/** The headings constraints stand under, each with the beginnings of the paths it holds, in the order people read them. */
const GROUPS: [title: string, beginnings: string[]][] = [
  ["What it is for", ["project."]],
  ["Where it runs, and the law", ["cloud", "regions", "residency", "air_gapped", "jurisdictions", "data_classes", "regimes", "implied_regimes"]],
  ["Money and people", ["budget.", "team."]],
  ["Data", ["data.", "retention_days.", "freshness_s"]],
  ["Results, speed and load", ["serving_mode", "run_", "batch_deadline", "forecast.", "update_every_s", "latency.", "throughput.", "payload_kb", "availability_slo", "rto_min", "rpo_min"]],
  ["Model and people's say", ["retraining.", "explainability", "human_in_loop", "fairness_attributes"]],
  ["Tools", ["tooling.", "iac", "ci"]],
];
const OTHER = "Other";

/** The heading of a constraint. */
export const groupOf = (path: string): string =>
  GROUPS.find(([, beginnings]) => beginnings.some((one) => (/[._]$/.test(one) ? path.startsWith(one) : path === one)))?.[0] ?? OTHER;

/** Rows that start with their path, under their headings; a heading without a row is left out. */
export function grouped<Row extends readonly [path: string, ...rest: unknown[]]>(rows: Row[]): [title: string, rows: Row[]][] {
  return [...GROUPS.map(([title]) => title), OTHER].flatMap((title): [string, Row[]][] => {
    const held = rows.filter(([path]) => groupOf(path) === title);
    return held.length > 0 ? [[title, held]] : [];
  });
}
