"use client";

import { ChevronDown } from "lucide-react";
import { useId, type ReactNode } from "react";
import { cn } from "@/format/cn";
import { useCardOpen } from "@/state/cards";

interface Props {
  id: string;
  icon: ReactNode;
  title: ReactNode;
  lead?: ReactNode;
  meta?: ReactNode;
  openByDefault?: boolean;
  tone?: "plain" | "attention";
  faded?: boolean;
  children: ReactNode;
}

/** One 36 px line that opens to its body. What the user opened stays open. */
export function Card({ id, icon, title, lead, meta, openByDefault = false, tone = "plain", faded, children }: Props) {
  const [open, toggle] = useCardOpen(id, openByDefault);
  const body = useId();
  return (
    <article
      data-card
      tabIndex={-1}
      className={cn("rounded-lg border bg-card", tone === "attention" && "border-warning/50", faded && "border-dashed bg-transparent")}
    >
      <button
        type="button"
        aria-expanded={open}
        aria-controls={body}
        onClick={toggle}
        className="flex min-h-9 w-full items-center gap-2 rounded-lg px-3 py-1.5 text-left hover:bg-accent/50"
      >
        <span className="flex size-4 shrink-0 items-center justify-center [&_svg]:size-3.5">{icon}</span>
        <span className={cn("shrink-0 text-sm font-medium", faded && "text-muted-foreground line-through decoration-1")}>{title}</span>
        <span className={cn("min-w-0 flex-1 truncate text-sm text-muted-foreground", open && "invisible")}>{lead}</span>
        <span className="num flex shrink-0 items-center gap-2 text-2xs text-muted-foreground">{meta}</span>
        <ChevronDown className={cn("size-3.5 shrink-0 text-muted-foreground transition-transform duration-150", open && "rotate-180")} />
      </button>
      <div id={body} hidden={!open} className="px-3 pt-1 pb-3">
        {open ? children : null}
      </div>
    </article>
  );
}

export function Block({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="mt-3 first:mt-0">
      <h3 className="mb-1 text-2xs font-medium text-muted-foreground">{title}</h3>
      {children}
    </div>
  );
}
