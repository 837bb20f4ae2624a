"use client";

import { MoreHorizontal } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import type { Project } from "@/api/contract";

const load = () => import("./RowActions");
const RowActions = lazy(load);

export const TRIGGER =
  "absolute right-1 flex size-6 items-center justify-center rounded-md opacity-0 group-focus-within/row:opacity-100 group-hover/row:opacity-100 hover:bg-background data-[state=open]:opacity-100 pointer-coarse:opacity-100";

export interface Actions {
  project: Project;
  onRename: () => void;
  onArchive: (archived: boolean) => void;
  onRemove: () => void;
}

/** What can be done with a design. Menus are loaded with the first one that is asked for. */
export function RowMenu(actions: Actions) {
  const [asked, ask] = useState(false);
  const button = (
    <button
      type="button"
      aria-haspopup="menu"
      aria-label={`Actions for ${actions.project.name}`}
      className={TRIGGER}
      onPointerEnter={() => void load()}
      onFocus={() => void load()}
      onClick={() => ask(true)}
    >
      <MoreHorizontal className="size-4" />
    </button>
  );
  return asked ? (
    <Suspense fallback={button}>
      <RowActions {...actions} />
    </Suspense>
  ) : (
    button
  );
}
