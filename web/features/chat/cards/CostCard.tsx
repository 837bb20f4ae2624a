"use client";

import { CircleDollarSign } from "lucide-react";
import type { CostEstimate } from "@/api/contract";
import { useDecisionSet } from "@/api/queries";
import { Button } from "@/components/ui/button";
import { openCanvas } from "@/features/canvas/open";
import { CostRange } from "@/features/canvas/CostRange";
import type { CostItem } from "@/feed/items";
import { isPayload } from "@/feed/read";
import { change, usd } from "@/format/money";
import { Card } from "./Card";

export function CostCard({ item }: { item: CostItem }) {
  const stored = useDecisionSet(item.setId).data?.cost_estimate ?? null;
  const estimate = fromEvent(item.payload) ?? stored;
  if (!estimate) return null;
  const { delta } = estimate;
  return (
    <Card
      id={item.key}
      icon={<CircleDollarSign className="text-muted-foreground" />}
      title="Cost"
      lead={`${usd(estimate.monthly_usd.expected)} a month, between ${usd(estimate.monthly_usd.low)} and ${usd(estimate.monthly_usd.high)}`}
      meta={delta ? <span>{change(delta.usd, delta.pct)}</span> : null}
    >
      <CostRange range={estimate.monthly_usd} />
      {estimate.drivers?.length > 0 ? (
        <p className="mt-2 text-xs text-muted-foreground">Driven by {estimate.drivers.slice(0, 3).join(", ")}</p>
      ) : null}
      <Button size="sm" variant="link" className="mt-2" onClick={() => openCanvas("cost", item.setId)}>
        Every line with its formula and price source
      </Button>
    </Card>
  );
}

/** The event may carry the whole estimate or only its total; without a range the stored one is shown. */
function fromEvent(payload: Record<string, unknown>): CostEstimate | null {
  const body = isPayload(payload.estimate) ? payload.estimate : payload;
  return isPayload(body.monthly_usd) ? (body as unknown as CostEstimate) : null;
}
