"use client";

import type { Installation } from "@/api/contract";
import { useInstallation } from "@/api/queries";
import { Section } from "@/components/ui/section";
import { Failed, Loading } from "@/components/ui/states";
import { price, usd } from "@/format/money";
import { count, seconds } from "@/format/values";
import { Facts } from "../Facts";

const PROVIDERS: Record<string, string> = {
  expert: "The expert's own rules. No model, no key, nothing to pay.",
  anthropic: "Anthropic",
  openai: "OpenAI, or a server that speaks its protocol",
  recorded: "Recorded answers, played again",
};
const ROLES: Record<string, string> = {
  extract: "Second reading of the brief",
  planner: "Refining decisions",
  critic: "Criticism",
  codegen: "Code",
  summarise: "Summaries of earlier versions",
  chat: "Wording of answers",
};

export default function Models() {
  const installation = useInstallation();
  if (installation.isPending) return <Loading />;
  if (!installation.data) return <Failed error={installation.error} onRetry={() => installation.refetch()} />;
  const { provider, gateway, code_by, models, caps } = installation.data;
  return (
    <>
      <Section title="Who answers" note="chosen where the product runs; keys are never shown">
        <Facts
          rows={[
            ["Provider", `${PROVIDERS[provider] ?? provider}${gateway ? ", through an address of your own" : ""}`],
            ["Code written by", code_by === "template" ? "Tested templates" : code_by],
          ]}
        />
      </Section>
      <Section title="Caps for one version" note="a run that reaches one pauses and asks">
        <Facts
          rows={[
            ["Model calls", usd(caps.usd)],
            ["Tokens", count(caps.tokens)],
            ["Time", seconds(caps.run_s)],
          ]}
        />
      </Section>
      {models.length > 0 ? <Table models={models} /> : null}
    </>
  );
}

function Table({ models }: { models: Installation["models"] }) {
  return (
    <Section title="Models" note="USD per million tokens">
      <div className="scroller rounded-lg border bg-card" tabIndex={0} role="region" aria-label="Models">
        <table className="num w-full text-left text-sm [&_td]:px-3 [&_td]:py-1.5 [&_th]:px-3 [&_th]:py-1.5 [&_th]:text-xs [&_th]:font-medium [&_th]:text-muted-foreground">
          <thead>
            <tr className="border-b">
              <th>For</th>
              <th>Model</th>
              <th>In</th>
              <th>Out</th>
            </tr>
          </thead>
          <tbody>
            {models.map((row) => (
              <tr key={row.role} className="border-b last:border-0">
                <td>{ROLES[row.role] ?? row.role}</td>
                <td className="font-mono text-xs">{row.model}</td>
                <td>{price(row.usd_per_m_in)}</td>
                <td>{price(row.usd_per_m_out)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
