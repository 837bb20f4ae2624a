"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/format/cn";

const LONG = 420;

/** What the user said; a long brief shows its first lines. */
export function Said({ text }: { text: string }) {
  const [open, setOpen] = useState(false);
  const long = text.length > LONG;
  return (
    <div data-card tabIndex={-1} className="ml-auto w-fit max-w-[88%] rounded-xl bg-muted px-4 py-2.5">
      <span className="sr-only">You: </span>
      <p className={cn("text-base whitespace-pre-wrap [overflow-wrap:anywhere]", long && !open && "line-clamp-6")}>{text}</p>
      {long ? (
        <Button size="sm" variant="link" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? "Show less" : "Show all"}
        </Button>
      ) : null}
    </div>
  );
}
