"use client";

import { ShieldAlert, ShieldCheck } from "lucide-react";
import type { PolicyResult } from "@/api/contract";
import { useDecisionSet } from "@/api/queries";
import { Button } from "@/components/ui/button";
import { openCanvas } from "@/features/canvas/open";
import { OutcomeBadge } from "@/features/canvas/OutcomeBadge";
import type { PolicyItem } from "@/feed/items";
import { plural } from "@/format/values";
import { Card } from "./Card";

export const isOpen = (result: PolicyResult): boolean => result.outcome === "fail" || result.outcome === "unknown";

export function PolicyCard({ item }: { item: PolicyItem }) {
  const stored = useDecisionSet(item.setId).data?.policy_report?.results;
  const results = item.results.length > 0 ? item.results : (stored ?? []);
  const open = results.filter(isOpen);
  const blocking = open.filter((result) => result.severity === "block");
  const applies = results.filter((result) => result.outcome !== "not_applicable").length;
  const passed = results.filter((result) => result.outcome === "pass").length;
  return (
    <Card
      id={item.key}
      icon={blocking.length > 0 ? <ShieldAlert className="text-destructive" /> : <ShieldCheck className="text-success" />}
      title="Policies"
      lead={blocking[0]?.message ?? (item.headline || open[0]?.message || "Every rule that applies passed")}
      meta={<span>{blocking.length > 0 ? `${blocking.length} blocking` : `${passed} of ${plural(applies, "rule")} passed`}</span>}
      openByDefault={blocking.length > 0}
    >
      <ul className="flex flex-col gap-2">
        {open.map((result) => (
          <li key={result.rule_id} className="flex items-start gap-2">
            <OutcomeBadge outcome={result.outcome} severity={result.severity} />
            <span className="min-w-0 flex-1 text-sm">
              {result.message} <span className="font-mono text-2xs text-muted-foreground">{result.rule_id}</span>
            </span>
          </li>
        ))}
        {open.length === 0 ? <li className="text-sm text-muted-foreground">{passed} rules passed, none is open.</li> : null}
      </ul>
      <Button size="sm" variant="link" className="mt-2" onClick={() => openCanvas("policies", item.setId)}>
        All {results.length} rules with evidence
      </Button>
    </Card>
  );
}
