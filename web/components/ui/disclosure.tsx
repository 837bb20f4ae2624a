"use client";

import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/format/cn";

interface Props {
  summary: ReactNode;
  children: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  className?: string;
}

/** One line that opens. Native `details`, so the page's own find reaches inside. */
export function Disclosure({ summary, children, open, onOpenChange, className }: Props) {
  return (
    <details
      open={open}
      onToggle={(event) => onOpenChange?.(event.currentTarget.open)}
      className={cn("group/disclosure", className)}
    >
      <summary className="flex min-h-9 list-none items-center gap-2 rounded-md px-2 hover:bg-accent [&::-webkit-details-marker]:hidden">
        <ChevronRight className="size-3.5 shrink-0 text-muted-foreground transition-transform group-open/disclosure:rotate-90" />
        {summary}
      </summary>
      <div className="px-2 pb-3 pl-8">{children}</div>
    </details>
  );
}
