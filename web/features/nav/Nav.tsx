"use client";

import { CircleCheck, PanelLeftClose, Settings2, SquarePen } from "lucide-react";
import { useState } from "react";
import { useGates, useProjects, useSession } from "@/api/queries";
import { Badge } from "@/components/ui/badge";
import { Input } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Empty, Failed, Loading } from "@/components/ui/states";
import { useLayers, useLayout } from "@/state/layout";
import { useCompact } from "@/state/media";
import { NavLink } from "./NavLink";
import { ProjectList } from "./ProjectList";

export function Nav({ onLeave }: { onLeave?: () => void }) {
  const compact = useCompact();
  const setLayout = useLayout((layout) => layout.set);
  const [search, setSearch] = useState("");
  const projects = useProjects();
  return (
    <nav aria-label="Designs" tabIndex={-1} data-panel-focus className="flex h-full min-w-[200px] flex-col bg-sidebar">
      <div className="flex h-11 shrink-0 items-center gap-1 pr-2 pl-4">
        <span className="flex-1 truncate text-sm font-semibold tracking-tight">Agentic MLOps</span>
        {compact ? null : (
          <IconButton label="Hide navigation" keys="Mod+b" onClick={() => setLayout({ navOpen: false })}>
            <PanelLeftClose />
          </IconButton>
        )}
      </div>
      <div className="flex flex-col gap-0.5 px-2 pb-2">
        <NavLink href="/" onLeave={onLeave} icon={<SquarePen />} keys="Mod+Shift+o">
          New design
        </NavLink>
        <Waiting onLeave={onLeave} />
        <Input
          type="search"
          aria-label="Search designs"
          placeholder="Search designs"
          className="mt-2 border-border bg-transparent"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      </div>
      <div className="scroller min-h-0 flex-1 px-2 pb-4">
        {projects.isPending ? <Loading rows={5} className="px-2" /> : null}
        {projects.isError ? <Failed error={projects.error} onRetry={() => projects.refetch()} /> : null}
        {projects.data?.length === 0 ? <Empty title="No designs yet">They appear here as you start them.</Empty> : null}
        {projects.data ? <ProjectList projects={projects.data} search={search} onLeave={onLeave} /> : null}
      </div>
      <Footer />
    </nav>
  );
}

function Waiting({ onLeave }: { onLeave?: () => void }) {
  const waiting = useGates().data?.length ?? 0;
  return (
    <NavLink href="/approvals" onLeave={onLeave} icon={<CircleCheck />}>
      Approvals
      {waiting > 0 ? (
        <Badge tone="warning" className="num ml-auto">
          {waiting} waiting
        </Badge>
      ) : null}
    </NavLink>
  );
}

function Footer() {
  const session = useSession();
  const open = useLayers((layers) => layers.set);
  const user = session.data?.user;
  return (
    <div className="flex h-12 shrink-0 items-center gap-2 border-t pr-2 pl-4">
      <span className="min-w-0 flex-1 truncate text-xs text-muted-foreground">{user?.name ?? user?.email ?? ""}</span>
      <IconButton label="Settings" keys="Mod+," side="top" onClick={() => open({ settings: true })}>
        <Settings2 />
      </IconButton>
    </div>
  );
}
