import type { AgentRun } from "@/api/contract";
import { useNamed } from "@/features/names/names";
import { usd } from "@/format/money";
import { count, milliseconds, plural } from "@/format/values";

/** Who made this decision, what a model was asked and answered, and whether its word or the expert's draft stands. */
export function ModelLine({ run }: { run: AgentRun | undefined }) {
  const named = useNamed();
  if (!run) return null;
  const { account } = run;
  if (run.provider === "reused") return <p>Nothing it reads has changed: carried over, nothing spent.</p>;
  if (!account) return <p>Decided by the expert&apos;s rules in {milliseconds(run.latency_ms)}. No model was asked, nothing spent.</p>;
  const answered = account.outcome === "answered";
  return (
    <div>
      <p>
        {askedOf(run)}, {plural(account.calls, "call")}, {count(run.tokens_total)} tokens, {run.cost_usd === null ? "price unknown" : usd(run.cost_usd)}, {milliseconds(run.latency_ms)}.{" "}
        {answered ? named(outcomeOf(account)) : `The expert's draft stands: ${account.detail || account.outcome.replaceAll("_", " ")}.`}
      </p>
      {account.kept_out.map((row) => (
        <p key={row.text}>
          Not kept: {row.text} <span className="text-muted-foreground">({row.reason})</span>
        </p>
      ))}
      <Material account={account} />
    </div>
  );
}

type Account = NonNullable<AgentRun["account"]>;
const STATES: Record<Account["shown"][number]["state"], string> = { full: "in full", summarised: "in short", dropped: "left out" };

/** What the model was shown, part by part, and what had to be shortened to fit its budget. */
function Material({ account: { shown, prompt_tokens: used, budget_tokens: budget } }: { account: Account }) {
  if (shown.length === 0) return null;
  return (
    <details>
      <summary className="min-h-6 w-fit">
        It was shown {plural(shown.length, "part")}
        {used == null ? "" : `, ${count(used)} tokens${budget == null ? "" : ` of ${count(budget)}`}`}
      </summary>
      <ul className="max-w-sm">
        {shown.map(({ title, state, tokens }) => (
          <li key={title} className="flex gap-3">
            <span className="min-w-0 flex-1 truncate">{title}</span>
            <span>{STATES[state]}</span>
            <span className="w-20 text-right">{count(tokens)} tokens</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

const outcomeOf = ({ choices, added }: Account): string =>
  choices.length > 0 ? `Its choice stands: ${choices.join(" ")}` : `The expert's choice stands${added > 0 ? ", with reasons of the model added" : ""}.`;

function askedOf({ provider, account, model }: AgentRun): string {
  const asked = account?.model_asked || model || "a model";
  const answered = account?.model_answered;
  return `${provider}: ${asked} asked${answered && answered !== asked ? `, ${answered} answered` : ""}`;
}

/** The newest run of an agent in a round; without a round, the newest of all. */
export const runOf = (runs: AgentRun[], agent: string, round?: number): AgentRun | undefined =>
  runs.findLast((run) => run.agent === agent && (round === undefined || run.pass === round));
