"use client";

import { X } from "lucide-react";
import type { Component, DecisionSet } from "@/api/contract";
import { Badge } from "@/components/ui/badge";
import { IconButton } from "@/components/ui/icon-button";
import { Block } from "@/features/chat/cards/Card";
import { useNamed } from "@/features/names/names";
import { capabilityTitle, roleTitle } from "@/format/roles";
import { price, usd } from "@/format/money";
import { count, dimension, hop, place } from "@/format/values";
import { Tree } from "../Tree";
import { partsOnPath } from "./layout";

/** One component in full: settings, flows in and out, what it costs. */
export function Inspector({ set, component, onClose }: { set: DecisionSet; component: Component; onClose: () => void }) {
  const named = useNamed();
  const flows = (set.plan?.flows ?? []).filter((flow) => flow.source === component.id || flow.target === component.id);
  const lines = (set.cost_estimate?.lines ?? []).filter((line) => line.component_id === component.id);
  return (
    <section aria-label={roleTitle(component.role)} className="scroller max-h-[46%] shrink-0 border-t bg-card p-4">
      <div className="flex items-center gap-2">
        <h3 className="text-sm font-semibold">{roleTitle(component.role)}</h3>
        <Badge>{capabilityTitle(component.capability)}</Badge>
        <span className="min-w-0 flex-1 truncate text-sm" title={component.pattern_id}>
          {named(component.pattern_id)}
        </span>
        <IconButton label="Close" onClick={onClose}>
          <X />
        </IconButton>
      </div>
      <p className="num mt-1 text-xs text-muted-foreground">
        {place(component.cloud, component.region)}, {component.monthly_usd == null ? "price unknown" : `${usd(component.monthly_usd)} a month`}
        {`, ${hop(set.plan && partsOnPath(set.plan).has(component.id) ? component.p95_ms : 0)}`}
      </p>
      {Object.keys(component.params).length > 0 ? (
        <Block title="Settings">
          <Tree value={component.params} />
        </Block>
      ) : null}
      {flows.length > 0 ? (
        <Block title="Flows">
          <ul className="flex flex-col gap-1 text-xs">
            {flows.map((flow) => (
              <li key={`${flow.source}${flow.target}${flow.protocol}`}>
                {roleTitle(flow.source)} → {roleTitle(flow.target)}{" "}
                <span className="text-muted-foreground">
                  {[flow.protocol, flow.auth, flow.encrypted ? "encrypted" : "not encrypted", ...flow.data_classes].join(", ")}
                </span>
              </li>
            ))}
          </ul>
        </Block>
      ) : null}
      {lines.length > 0 ? (
        <Block title="Cost">
          <ul className="num flex flex-col gap-1 text-xs">
            {lines.map((line) => (
              <li key={line.line_id} className="flex gap-3">
                <span className="flex-1 truncate">{line.service}, {dimension(line.dimension)}</span>
                <span className="text-muted-foreground">
                  {count(line.quantity)} {line.unit} × {price(line.unit_price)}
                </span>
                <span className="w-16 text-right">{usd(line.monthly_usd)}</span>
              </li>
            ))}
          </ul>
        </Block>
      ) : null}
    </section>
  );
}
