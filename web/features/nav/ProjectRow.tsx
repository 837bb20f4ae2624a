"use client";

import { useState } from "react";
import type { Project } from "@/api/contract";
import { Dot } from "@/components/ui/dot";
import { Input } from "@/components/ui/field";
import { look } from "@/format/status";
import { NavLink } from "./NavLink";
import { RowMenu } from "./RowMenu";
import { useProjectActions } from "./useProjectActions";

export function ProjectRow({ project, onLeave }: { project: Project; onLeave?: () => void }) {
  const [renaming, setRenaming] = useState(false);
  const { rename, archive, remove, hidden } = useProjectActions(project);
  const { word, tone, running } = look(project.status);
  if (hidden) return null;
  if (renaming) {
    return <Rename name={project.name} onDone={(name) => (setRenaming(false), name && rename(name))} />;
  }
  return (
    <li className="group/row relative flex items-center">
      <NavLink href={`/w/${project.id}`} onLeave={onLeave} className="pr-8">
        <Dot tone={tone} pulse={running} label={word} />
        <span className="truncate">{project.name}</span>
      </NavLink>
      <RowMenu project={project} onRename={() => setRenaming(true)} onArchive={archive} onRemove={remove} />
    </li>
  );
}

function Rename({ name, onDone }: { name: string; onDone: (name: string | null) => void }) {
  return (
    <li>
      <Input
        autoFocus
        aria-label="Name of the design"
        defaultValue={name}
        onFocus={(event) => event.target.select()}
        onBlur={(event) => onDone(event.target.value.trim() || null)}
        onKeyDown={(event) => {
          if (event.key === "Enter") onDone(event.currentTarget.value.trim() || null);
          if (event.key === "Escape") onDone(null);
        }}
      />
    </li>
  );
}
