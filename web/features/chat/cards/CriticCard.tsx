"use client";

import { MessageSquareWarning } from "lucide-react";
import type { Finding } from "@/api/contract";
import { Badge, type Tone } from "@/components/ui/badge";
import { agentTitle } from "@/feed/agents";
import type { CriticItem } from "@/feed/items";
import { plural } from "@/format/values";
import { Card } from "./Card";

const TONES: Record<Finding["severity"], Tone> = { info: "info", warn: "warning", block: "danger" };
const WORDS: Record<Finding["severity"], string> = { info: "note", warn: "warning", block: "blocking" };

export function CriticCard({ item }: { item: CriticItem }) {
  const first = item.findings[0];
  const blocking = item.findings.filter((finding) => finding.severity === "block").length;
  const round = first?.round ?? 1;
  return (
    <Card
      id={item.key}
      icon={<MessageSquareWarning className={blocking > 0 ? "text-destructive" : "text-warning"} />}
      title={agentTitle(first?.critic ?? "technical_critic")}
      lead={first?.message}
      meta={
        <>
          {round > 1 ? <span>round {round}</span> : null}
          <span>{plural(item.findings.length, "finding")}</span>
        </>
      }
    >
      <ul className="divide-y">
        {item.findings.map((finding) => (
          <FindingRow key={finding.id ?? finding.message} finding={finding} />
        ))}
      </ul>
    </Card>
  );
}

export function FindingRow({ finding }: { finding: Finding }) {
  return (
    <li className="py-2 first:pt-0 last:pb-0">
      <div className="flex flex-wrap items-center gap-2">
        <Badge tone={TONES[finding.severity]}>{WORDS[finding.severity]}</Badge>
        <span className="font-mono text-2xs text-muted-foreground">{finding.check}</span>
        <span className="num ml-auto text-2xs text-muted-foreground">
          {finding.resolved_by ? `resolved by ${agentTitle(finding.resolved_by)}` : finding.owners.map(agentTitle).join(", ")}
        </span>
      </div>
      <p className="mt-1 text-sm">{finding.message}</p>
      {finding.recommendation ? <p className="text-sm text-muted-foreground">{finding.recommendation}</p> : null}
    </li>
  );
}
