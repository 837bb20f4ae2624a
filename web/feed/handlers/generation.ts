import type { Check } from "@/api/contract";
import { find, put } from "../feed";
import { isPayload, list, number, text, textOrNull } from "../read";
import { base, type Handler, type Handlers } from "./base";

const written: Handler = (feed, event) => {
  const key = `generation:${event.decision_set_id}`;
  const before = find(feed, key, "generation");
  const paths = [text(event.payload.path), ...list<string>(event.payload.paths)].filter(Boolean);
  const files = [...new Set([...(before?.files ?? []), ...paths])];
  put(feed, { ...(before ?? { ...base(event, key), count: null, sha256: null }), kind: "generation", files });
};

const generated: Handler = (feed, event) => {
  const key = `generation:${event.decision_set_id}`;
  const before = find(feed, key, "generation");
  const sealed = { count: number(event.payload.files), sha256: textOrNull(event.payload.repo_zip_sha256) };
  put(feed, { files: [], ...(before ?? base(event, key)), kind: "generation", ...sealed });
};

const checked: Handler = (feed, event) => {
  const key = `checks:${event.decision_set_id}`;
  const before = find(feed, key, "checks");
  const check = (isPayload(event.payload.check) ? event.payload.check : event.payload) as Partial<Check>;
  if (!check.name) return;
  const others = before?.checks.filter(({ name }) => name !== check.name) ?? [];
  put(feed, { ...(before ?? base(event, key)), kind: "checks", checks: [...others, check] });
};

const priced: Handler = (feed, event) =>
  put(feed, { ...base(event, `cost:${event.decision_set_id}`), kind: "cost", payload: event.payload });

export const GENERATION: Handlers = {
  "generation.file": written,
  "repository.generated": generated,
  "check.completed": checked,
  "cost.estimate": priced,
  "cost.estimated": priced,
};
