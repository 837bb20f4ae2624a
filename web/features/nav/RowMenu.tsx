"use client";

import { MoreHorizontal } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { TRIGGER, type Actions } from "./row";

const load = () => import("./RowActions");
const RowActions = lazy(load);

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
