"use client";

import { ListChecks } from "lucide-react";
import { Button } from "@/components/ui/button";
import { CheckStatus } from "@/features/canvas/CheckStatus";
import { openCanvas } from "@/features/canvas/open";
import type { ChecksItem } from "@/feed/items";
import { Card } from "./Card";

export function ChecksCard({ item }: { item: ChecksItem }) {
  const by = (status: string) => item.checks.filter((check) => check.status === status).length;
  const [failed, skipped] = [by("failed"), by("not_run")];
  const words = [`${by("passed")} passed`, failed > 0 ? `${failed} failed` : "", skipped > 0 ? `${skipped} not run` : ""];
  return (
    <Card
      id={item.key}
      icon={<ListChecks className={failed > 0 ? "text-destructive" : "text-success"} />}
      title="Checks"
      lead="Run on the very files you download"
      meta={<span>{words.filter(Boolean).join(", ")}</span>}
      openByDefault={failed > 0}
    >
      <ul className="grid gap-x-6 sm:grid-cols-2">
        {item.checks.map((check) => (
          <li key={check.name} className="flex min-h-6 items-center gap-2 text-sm">
            <span className="min-w-0 flex-1 truncate" title={check.reason ?? undefined}>
              {check.name}
            </span>
            <CheckStatus status={check.status ?? "not_run"} />
          </li>
        ))}
      </ul>
      <Button size="sm" variant="link" className="mt-2" onClick={() => openCanvas("checks", item.setId)}>
        Commands, versions and output
      </Button>
    </Card>
  );
}
