import type { AgentRun } from "@/api/contract";
import { usd } from "@/format/money";
import { count, milliseconds } from "@/format/values";

/** Who made this decision, what a model was asked and answered, and whether its word or the expert's draft stands. */
export function ModelLine({ run }: { run: AgentRun | undefined }) {
  if (!run) return null;
  const { account } = run;
  if (run.provider === "reused") return <p>Nothing it reads has changed: carried over, nothing spent.</p>;
  if (!account) return <p>Decided by the expert&apos;s rules in {milliseconds(run.latency_ms)}. No model was asked, nothing spent.</p>;
  const answered = account.outcome === "answered";
  return (
    <div>
      <p>
        {askedOf(run)}, {count(run.tokens_total)} tokens, {run.cost_usd === null ? "price unknown" : usd(run.cost_usd)}, {milliseconds(run.latency_ms)}.{" "}
        {answered ? outcomeOf(account) : `The expert's draft stands: ${account.detail || account.outcome.replaceAll("_", " ")}.`}
      </p>
      {account.kept_out.map((row) => (
        <p key={row.text}>
          Not kept: {row.text} <span className="text-muted-foreground">({row.reason})</span>
        </p>
      ))}
    </div>
  );
}

const outcomeOf = ({ choices, added }: NonNullable<AgentRun["account"]>): string =>
  choices.length > 0 ? `Its choice stands: ${choices.join(" ")}` : `The expert's choice stands${added > 0 ? ", with reasons of the model added" : ""}.`;

function askedOf({ provider, account, model }: AgentRun): string {
  const asked = account?.model_asked || model || "a model";
  const answered = account?.model_answered;
  return `${provider}: ${asked} asked${answered && answered !== asked ? `, ${answered} answered` : ""}`;
}

/** The newest run of an agent in a round; without a round, the newest of all. */
export const runOf = (runs: AgentRun[], agent: string, round?: number): AgentRun | undefined =>
  runs.findLast((run) => run.agent === agent && (round === undefined || run.pass === round));
