import { look } from "@/format/status";
import { usd } from "@/format/money";
import { show } from "@/format/values";
import type { StreamEvent } from "@/stream/event";
import { agentTitle } from "./agents";
import { isPayload, text } from "./read";

type Say = (payload: Record<string, unknown>) => string;

const agent: (words: string) => Say = (words) => (payload) => `${agentTitle(text(payload.agent))} ${words}`;

/** One sentence for each kind of event; a kind without one is named by its type. */
const SENTENCES: Record<string, Say> = {
  "project.created": () => "The design was started",
  "project.renamed": (payload) => `Renamed to ${show(payload.to ?? payload.name)}`,
  "decision_set.proposed": (payload) => `Version ${show(payload.version)} was asked for`,
  "conflicts.settled": () => "A person settled what could not all hold",
  "agent.started": agent("began"),
  "agent.completed": (payload) => `${agentTitle(text(payload.agent))}: ${headline(payload)}`,
  "critic.finding": (payload) => `${agentTitle(text(payload.critic))} found: ${text(payload.message)}`,
  "policy.report": () => "The rules were applied",
  "policy.reported": () => "The rules were applied",
  "cost.estimated": (payload) => (isPayload(payload.monthly_usd) ? `Priced at ${usd(payload.monthly_usd.expected as string)} a month` : "Priced"),
  "approval.recorded": (payload) => `A person decided: ${show(payload.status).replaceAll("_", " ")}`,
  "waiver.granted": (payload) => `${show(payload.rule_id)} waived: ${show(payload.reason)}`,
  "generation.file": (payload) => `Wrote ${text(payload.path) || "files"}`,
  "check.completed": (payload) => `Check ${show(payload.name)}: ${show(payload.status).replaceAll("_", " ")}`,
  "repository.generated": (payload) => `Repository sealed, ${show(payload.files)} files`,
  "chat.message": (payload) => `Said: ${text(payload.text)}`,
  "chat.answered": (payload) => `Answered: ${text(payload.text)}`,
  "chat.answer": (payload) => `Answered: ${text(payload.text)}`,
  "budget.changed": (payload) => `Spending cap set to $${show(payload.to)}`,
  "spending.forecast": (payload) => `Model calls expected to cost $${show(payload.expected_usd)}, at most $${show(payload.at_most_usd)}`,
  "job.retrying": (payload) => `Trying again: ${text(payload.detail)}`,
  "job.discarded": (payload) => `A job was given up: ${text(payload.detail)}`,
  "run.reused": agent("was carried over"),
};

const headline = (payload: Record<string, unknown>): string => (isPayload(payload.card) ? text(payload.card.headline) : "") || "done";

export function say({ type, payload }: StreamEvent): string {
  const sentence = SENTENCES[type]?.(payload);
  if (sentence) return sentence;
  const [noun, state] = type.split(".");
  return noun === "decision_set" && state ? look(state).word : type.replaceAll(/[._]/g, " ");
}
