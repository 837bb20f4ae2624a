import type { Project } from "@/api/contract";

export const TRIGGER =
  "absolute right-1 flex size-6 items-center justify-center rounded-md opacity-0 group-focus-within/row:opacity-100 group-hover/row:opacity-100 hover:bg-background data-[state=open]:opacity-100 pointer-coarse:opacity-100";

export interface Actions {
  project: Project;
  onRename: () => void;
  onArchive: (archived: boolean) => void;
  onRemove: () => void;
}
