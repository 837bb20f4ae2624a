"use client";

import { Archive, ArchiveRestore, MoreHorizontal, Pencil, Trash2 } from "lucide-react";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "@/components/ui/menu";
import { TRIGGER, type Actions } from "./row";

export default function RowActions({ project, onRename, onArchive, onRemove }: Actions) {
  return (
    <Menu defaultOpen>
      <MenuTrigger aria-label={`Actions for ${project.name}`} className={TRIGGER}>
        <MoreHorizontal className="size-4" />
      </MenuTrigger>
      <MenuContent align="start">
        <MenuItem onSelect={onRename}>
          <Pencil /> Rename
        </MenuItem>
        <MenuItem onSelect={() => onArchive(!project.archived_at)}>
          {project.archived_at ? <ArchiveRestore /> : <Archive />}
          {project.archived_at ? "Bring back" : "Archive"}
        </MenuItem>
        <MenuSeparator />
        <MenuItem onSelect={onRemove} className="text-destructive [&_svg]:text-destructive">
          <Trash2 /> Delete
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}
