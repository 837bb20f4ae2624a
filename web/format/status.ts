import type { SetStatus } from "@/api/contract";
import type { Tone } from "@/components/ui/badge";

interface Look {
  word: string;
  tone: Tone;
  running?: boolean;
}

/** Every state of a decision set in a word and a tone. */
export const STATUS: Record<SetStatus, Look> = {
  extracting: { word: "Reading the brief", tone: "primary", running: true },
  needs_input: { word: "Needs your answer", tone: "warning" },
  planning: { word: "Designing", tone: "primary", running: true },
  awaiting_approval: { word: "Waiting for approval", tone: "warning" },
  awaiting_budget: { word: "Paused at the run's budget", tone: "warning" },
  generating: { word: "Writing the repository", tone: "primary", running: true },
  completed: { word: "Completed", tone: "success" },
  changes_requested: { word: "Changes requested", tone: "info" },
  rejected: { word: "Rejected", tone: "danger" },
  infeasible: { word: "Not feasible", tone: "danger" },
  superseded: { word: "Superseded", tone: "neutral" },
  cancelled: { word: "Cancelled", tone: "neutral" },
  failed: { word: "Failed", tone: "danger" },
};

export const look = (status: string | null | undefined): Look =>
  STATUS[status as SetStatus] ?? { word: status ?? "New", tone: "neutral" };

export const isRunning = (status: string | null | undefined): boolean => look(status).running === true;
