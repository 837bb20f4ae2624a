import { VALUES } from "./fields";

/** What each role in a design does, in words. */
export const ROLES: Record<string, string> = {
  "ingest.batch": "Scheduled ingestion",
  "ingest.stream": "Event stream",
  "transform.batch": "Batch processing",
  "transform.stream": "Stream processing",
  "store.lake": "Data lake",
  "store.warehouse": "Data warehouse",
  "store.online": "Online store",
  "store.vector": "Vector store",
  "feature.offline": "Features for training",
  "feature.online": "Features for serving",
  "train.compute": "Training",
  "train.orchestrator": "Pipeline orchestration",
  "serve.online": "Online serving",
  "serve.batch": "Batch scoring",
  "serve.async": "Queued serving",
  "serve.edge": "On-device serving",
  "serve.llm": "Language model",
  "observe.logs": "Logs",
  "observe.metrics": "Metrics and alerts",
  "observe.drift": "Drift monitoring",
  "observe.llm": "Language model monitoring",
  "govern.registry": "Model registry",
  "govern.contracts": "Data contracts",
  "govern.lineage": "Lineage and model cards",
  "govern.access": "Access, keys and secrets",
  "govern.audit": "Audit trail",
  "govern.prompts": "Prompt registry",
  "govern.data_versions": "Data versions",
  "govern.pii": "Personal data discovery",
};

const CAPABILITIES: Record<string, string> = {
  ingest: "Ingestion",
  transform: "Processing",
  store: "Storage",
  feature: "Features",
  train: "Training",
  serve: "Serving",
  observe: "Monitoring",
  govern: "Governance",
};

export const roleTitle = (role: string): string => ROLES[role] ?? role;
export const capabilityTitle = (capability: string): string => CAPABILITIES[capability] ?? capability;

/** What is waited for on each path of a design. */
const PATHS: Record<string, string> = {
  request: "Request to answer",
  "first token": "Request to first word",
  "submission to result": "Submission to result",
  "arrival to result": "Arrival to result",
  "event to feature": "Event to feature",
};

export const pathTitle = (name: string): string => PATHS[name] ?? name;

/** An id in brackets after its own title says nothing new. */
const TITLED = / \(`?([a-z0-9]+\.[a-z]+\.[a-z0-9_]+)`?\)/g;
/** A cloud's short name where it stands as a word: not inside an id, a path or a flag. */
const CLOUDS = /(?<![\w./-])(?:aws|gcp|azure)(?![\w/-]|\.\w)/g;
const IDS = /\b[a-z0-9]+(?:\.[a-z0-9_]+){1,2}\b/g;

/** The text with ids of patterns and roles replaced by their titles; `titles` comes with the decision set. */
export function named(text: string, titles: Record<string, string>): string {
  return text
    .replaceAll(TITLED, (whole, id: string, at: number) => (titles[id] && text.slice(0, at).endsWith(titles[id]!) ? "" : whole))
    .replaceAll(IDS, (id) => titles[id] ?? (id in ROLES ? ROLES[id]!.toLowerCase() : id))
    .replaceAll(/\b[a-z0-9]+(?:_[a-z0-9]+)+\b/g, (id) => VALUES[id] ?? id)
    .replaceAll(CLOUDS, (cloud) => VALUES[cloud]!);
}
