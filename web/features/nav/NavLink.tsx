"use client";

import type { MouseEvent, ReactNode } from "react";
import { Tooltip } from "@/components/ui/tooltip";
import { cn } from "@/format/cn";
import { navigate, usePathname } from "@/state/location";

interface Props {
  href: string;
  icon?: ReactNode;
  keys?: string;
  onLeave?: () => void;
  children: ReactNode;
  className?: string;
}

/** A real link that moves within the page when it can, and opens a tab when asked to. */
export function NavLink({ href, icon, keys, onLeave, children, className }: Props) {
  const here = usePathname() === href;
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    navigate(href);
    onLeave?.();
  };
  const link = (
    <a
      href={href}
      onClick={follow}
      aria-current={here ? "page" : undefined}
      className={cn(
        "flex h-8 w-full min-w-0 shrink-0 items-center gap-2 rounded-md px-2 text-sm hover:bg-accent aria-[current=page]:bg-accent aria-[current=page]:font-medium pointer-coarse:h-11 [&>svg]:size-4 [&>svg]:shrink-0 [&>svg]:text-muted-foreground",
        className,
      )}
    >
      {icon}
      {children}
    </a>
  );
  return keys ? <Tooltip label={String(children)} keys={keys} side="right">{link}</Tooltip> : link;
}
