"use client";

import { MessageSquareWarning } from "lucide-react";
import type { Finding } from "@/api/contract";
import { useDecisionSet } from "@/api/queries";
import { Badge, type Tone } from "@/components/ui/badge";
import { agentTitle } from "@/feed/agents";
import type { CriticItem } from "@/feed/items";
import { plural } from "@/format/values";
import { useNamed } from "@/features/names/names";
import { Card } from "./Card";

const TONES: Record<Finding["severity"], Tone> = { info: "info", warn: "warning", block: "danger" };
const WORDS: Record<Finding["severity"], string> = { info: "note", warn: "warning", block: "blocking" };

/** What a critic found in one round; the full findings are those stored with the version. */
export function CriticCard({ item }: { item: CriticItem }) {
  const named = useNamed();
  const set = useDecisionSet(item.setId).data;
  const stored = set?.critiques ?? [];
  const own = stored.filter((finding) => finding.critic === item.critic && (finding.round ?? 1) === item.round);
  const findings = own.length > 0 ? own : item.findings;
  const blocking = findings.filter((finding) => finding.severity === "block").length;
  const colour = blocking > 0 ? "text-destructive" : findings.length > 0 ? "text-warning" : "text-success";
  return (
    <Card
      id={item.key}
      icon={<MessageSquareWarning className={colour} />}
      title={agentTitle(item.critic)}
      lead={named(findings.find(({ resolved_by }) => !resolved_by)?.message ?? item.headline)}
      meta={
        <>
          {item.round > 1 ? <span>round {item.round}</span> : null}
          {set || findings.length > 0 ? <span>{findings.length > 0 ? plural(findings.length, "finding") : "no finding"}</span> : null}
        </>
      }
    >
      {item.headline ? <p className="mb-2 text-sm font-medium">{item.headline}</p> : null}
      <ul className="divide-y">
        {findings.map((finding) => (
          <FindingRow key={finding.id} finding={finding} />
        ))}
      </ul>
    </Card>
  );
}

export function FindingRow({ finding }: { finding: Finding }) {
  const named = useNamed();
  return (
    <li className="py-2 first:pt-0 last:pb-0">
      <div className="flex flex-wrap items-center gap-2">
        <Badge tone={TONES[finding.severity]}>{WORDS[finding.severity]}</Badge>
        <span className="font-mono text-2xs text-muted-foreground">{finding.check}</span>
        <span className="num ml-auto text-2xs text-muted-foreground">
          {finding.resolved_by ? `resolved by ${agentTitle(finding.resolved_by)}` : finding.owners.map(agentTitle).join(", ")}
        </span>
      </div>
      <p className="mt-1 text-sm">{named(finding.message)}</p>
      {finding.recommendation ? <p className="text-sm text-muted-foreground">{named(finding.recommendation)}</p> : null}
    </li>
  );
}
