import { AGENTS } from "./agents";
import type { Handler } from "./base";
import { CHAT } from "./chat";
import { GATE } from "./gate";
import { GENERATION } from "./generation";
import { RUN } from "./run";

/** One line per event type, by subject; a type without a line appears in the Events view only. */
export const HANDLERS: Record<string, Handler | undefined> = { ...CHAT, ...AGENTS, ...GATE, ...GENERATION, ...RUN };
