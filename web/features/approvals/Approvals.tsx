"use client";

import { useGates } from "@/api/queries";
import { Empty, Failed, Loading } from "@/components/ui/states";
import { NavToggle } from "@/features/start/Start";
import { NavLink } from "@/features/nav/NavLink";
import { when } from "@/format/time";

/** Everything that waits for a person, over all designs. */
export function Approvals() {
  const gates = useGates();
  return (
    <main id="chat" tabIndex={-1} data-panel-focus className="flex h-full flex-col bg-background">
      <NavToggle />
      <div className="scroller min-h-0 flex-1">
        <div className="mx-auto max-w-[46rem] px-4 py-10">
          <h1 className="text-2xl font-semibold tracking-tight">Waiting for approval</h1>
          {gates.isPending ? <Loading /> : null}
          {gates.isError ? <Failed error={gates.error} onRetry={() => gates.refetch()} /> : null}
          {gates.data?.length === 0 ? <Empty title="Nothing waits for you">New gates appear here and in the tab title.</Empty> : null}
          <ul className="mt-4 divide-y">
            {gates.data?.map((gate) => (
              <li key={gate.decision_set_id} className="py-1">
                <NavLink href={`/w/${gate.project_id}?v=${gate.version}`}>
                  <span className="min-w-0 flex-1 truncate">{gate.project_name ?? gate.project_id}</span>
                  <span className="num text-xs text-muted-foreground">
                    version {gate.version}, {gate.gate}
                  </span>
                  <time dateTime={gate.created_at} className="num w-12 text-right text-xs text-muted-foreground">
                    {when(gate.created_at)}
                  </time>
                </NavLink>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </main>
  );
}
