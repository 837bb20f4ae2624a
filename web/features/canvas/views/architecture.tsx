"use client";

import { Empty } from "@/components/ui/states";
import { capabilityTitle } from "@/format/roles";
import { setParams, useParam } from "@/state/location";
import type { ViewProps } from "../view";
import { stroke } from "../diagram/capabilities";
import { Diagram } from "../diagram/Diagram";
import { Inspector } from "../diagram/Inspector";

export default function Architecture({ set }: ViewProps) {
  const wanted = useParam("component");
  const { plan } = set;
  if (!plan || plan.components.length === 0) return <Empty title="No architecture yet">It is drawn when the components are chosen.</Empty>;
  const selected = plan.components.find(({ id }) => id === wanted) ?? null;
  const select = (id: string | null) => setParams({ component: id }, { replace: true });
  const capabilities = [...new Set(plan.components.map(({ capability }) => capability))];
  return (
    <div className="flex h-full flex-col">
      <ul className="flex shrink-0 flex-wrap gap-x-4 gap-y-1 px-4 py-2">
        {capabilities.map((capability) => (
          <li key={capability} className="flex items-center gap-1.5 text-2xs text-muted-foreground">
            <span className="size-2 rounded-xs" style={{ background: stroke(capability) }} aria-hidden />
            {capabilityTitle(capability)}
          </li>
        ))}
      </ul>
      <div className="min-h-0 flex-1">
        <Diagram plan={plan} selected={selected?.id ?? null} onSelect={select} />
      </div>
      {selected ? <Inspector set={set} component={selected} onClose={() => select(null)} /> : null}
    </div>
  );
}
