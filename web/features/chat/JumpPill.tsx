"use client";

import { ArrowDown } from "lucide-react";
import { Button } from "@/components/ui/button";
import { cn } from "@/format/cn";

interface Props {
  unseen: number;
  pinned: boolean;
  onJump: () => void;
}

export function JumpPill({ unseen, pinned, onJump }: Props) {
  if (pinned) return null;
  return (
    <Button
      size={unseen > 0 ? "sm" : "icon"}
      onClick={onJump}
      aria-label={unseen > 0 ? `${unseen} new` : "Latest"}
      className={cn("num absolute bottom-3 rounded-full bg-popover shadow-md", unseen > 0 ? "left-1/2 -translate-x-1/2" : "right-3")}
    >
      <ArrowDown />
      {unseen > 0 ? `${unseen} new` : null}
    </Button>
  );
}
