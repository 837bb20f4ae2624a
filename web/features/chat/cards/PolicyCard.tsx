"use client";

import { ShieldAlert, ShieldCheck } from "lucide-react";
import { useDecisionSet } from "@/api/queries";
import { Button } from "@/components/ui/button";
import { openCanvas } from "@/features/canvas/open";
import { OutcomeBadge } from "@/features/canvas/OutcomeBadge";
import { useNamed } from "@/features/names/names";
import { isBlocking, isOpen, verdict } from "@/features/policies/open";
import type { PolicyItem } from "@/feed/items";
import { plural } from "@/format/values";
import { Card } from "./Card";

export function PolicyCard({ item }: { item: PolicyItem }) {
  const named = useNamed();
  const set = useDecisionSet(item.setId).data;
  const results = item.results.length > 0 ? item.results : (set?.policy_report?.results ?? []);
  const said = (result: (typeof results)[number]) => named(verdict(result, set?.missing ?? []));
  const open = results.filter(isOpen);
  const blocking = open.filter(isBlocking);
  const applies = results.filter((result) => result.outcome !== "not_applicable").length;
  const passed = results.filter((result) => result.outcome === "pass").length;
  return (
    <Card
      id={item.key}
      icon={blocking.length > 0 ? <ShieldAlert className="text-destructive" /> : <ShieldCheck className="text-success" />}
      title="Policies"
      lead={blocking[0]?.title ?? (open[0] ? `To look at: ${open.map(({ title }) => title).join("; ")}` : item.headline || "Every rule that applies passed")}
      meta={<span>{results.length === 0 ? "" : blocking.length > 0 ? `${blocking.length} blocking` : `${passed} of ${plural(applies, "rule")} passed`}</span>}
      openByDefault={blocking.length > 0}
    >
      <ul className="flex flex-col gap-2">
        {open.map((result) => (
          <li key={result.rule_id} className="flex items-start gap-2">
            <OutcomeBadge outcome={result.outcome} severity={result.severity} />
            <span className="min-w-0 flex-1 text-sm">
              <span className="block font-medium">{result.title || result.rule_id}</span>
              <span className="text-muted-foreground">{said(result)}</span>
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
