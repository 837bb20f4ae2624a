import type { Settlement } from "@/api/contract";
import { label, numeric, plain, quantity } from "@/format/values";
import { put } from "../feed";
import type { AnswerLink, MessageItem } from "../items";
import { isPayload, list, number, text, textOrNull } from "../read";
import { base, type Handler, type Handlers } from "./base";

const ALONE = { proposal: null, links: [], offer: null, model: null };

const wordedBy = (model: unknown): MessageItem["model"] =>
  isPayload(model) ? { name: textOrNull(model.name), outcome: text(model.outcome) } : null;

const said =
  (role: "user" | "assistant"): Handler =>
  (feed, event) => {
    const { payload } = event;
    const words = text(payload.text) || text(payload.answer);
    if (!words) return;
    const speaker = payload.role === "user" || payload.role === "assistant" ? payload.role : role;
    const proposed = speaker === "assistant" ? textOrNull(payload.decision_set_id) : null;
    const proposal = proposed ? { decision_set_id: proposed, version: number(payload.version) } : null;
    const rests = { links: list<AnswerLink>(payload.links), offer: textOrNull(payload.offer), model: wordedBy(payload.model) };
    put(feed, { ...base(event, `message:${event.seq}`), kind: "message", role: speaker, text: words, proposal, ...rests });
  };

/** A brief opens a version; one made without (a changed value, an override) or from an offer that was taken up shows only its line. */
const proposed: Handler = (feed, event) => {
  const brief = text(event.payload.brief);
  const before = feed.items.findLast((item) => item.kind === "message" && item.role === "user");
  if (!brief || (before?.kind === "message" && before.text === brief) || feed.items.some((item) => item.kind === "message" && item.offer === brief)) return;
  put(feed, { ...base(event, `message:${event.seq}`), kind: "message", role: "user", text: brief, ...ALONE });
};

/** Answers to questions read as what the user said. */
export const answered: Handler = (feed, event) => {
  if (event.payload.from !== "needs_input") return;
  const answers = isPayload(event.payload.answers) ? Object.entries(event.payload.answers) : [];
  const lines = answers.map(([field, value]) => `${label(field)}: ${quantity(field, numeric(value) ?? value)}`);
  if (event.payload.accept_defaults === true) lines.push(answers.length > 0 ? "Defaults for the rest" : "Accept all defaults");
  if (lines.length === 0) return;
  put(feed, { ...base(event, `message:${event.seq}`), kind: "message", role: "user", text: lines.join("\n"), ...ALONE });
};

/** What was chosen of contradictions, likewise. */
const settled: Handler = (feed, event) => {
  const lines = list<Settlement>(event.payload.settled).map(({ fields, taken }) => `${fields.map((field) => label(field)).join(" against ")}: ${taken ? plain(taken.change) : "both hold"}`);
  if (lines.length === 0) return;
  put(feed, { ...base(event, `message:${event.seq}`), kind: "message", role: "user", text: lines.join("\n"), ...ALONE });
};

export const CHAT: Handlers = {
  "chat.message": said("user"),
  "chat.answer": said("assistant"),
  "chat.answered": said("assistant"),
  "chat.reply": said("assistant"),
  "chat.proposed": said("assistant"),
  "chat.refused": said("assistant"),
  "decision_set.proposed": proposed,
  "conflicts.settled": settled,
};
