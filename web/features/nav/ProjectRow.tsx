"use client";

import { Archive, ArchiveRestore, MoreHorizontal, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import type { Project } from "@/api/contract";
import { Dot } from "@/components/ui/dot";
import { Input } from "@/components/ui/field";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "@/components/ui/menu";
import { look } from "@/format/status";
import { NavLink } from "./NavLink";
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
      <Menu>
        <MenuTrigger
          aria-label={`Actions for ${project.name}`}
          className="absolute right-1 flex size-6 items-center justify-center rounded-md opacity-0 group-focus-within/row:opacity-100 group-hover/row:opacity-100 hover:bg-background data-[state=open]:opacity-100 pointer-coarse:opacity-100"
        >
          <MoreHorizontal className="size-4" />
        </MenuTrigger>
        <MenuContent align="start">
          <MenuItem onSelect={() => setRenaming(true)}>
            <Pencil /> Rename
          </MenuItem>
          <MenuItem onSelect={() => archive(!project.archived_at)}>
            {project.archived_at ? <ArchiveRestore /> : <Archive />}
            {project.archived_at ? "Bring back" : "Archive"}
          </MenuItem>
          <MenuSeparator />
          <MenuItem onSelect={remove} className="text-destructive [&_svg]:text-destructive">
            <Trash2 /> Delete
          </MenuItem>
        </MenuContent>
      </Menu>
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
