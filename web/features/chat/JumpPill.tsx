"use client";

import { ArrowDown } from "lucide-react";
import { Button } from "@/components/ui/button";

interface Props {
  unseen: number;
  pinned: boolean;
  onJump: () => void;
}

export function JumpPill({ unseen, pinned, onJump }: Props) {
  if (pinned) return null;
  return (
    <Button size="sm" onClick={onJump} className="num absolute bottom-3 left-1/2 -translate-x-1/2 rounded-full bg-popover shadow-md">
      <ArrowDown />
      {unseen > 0 ? `${unseen} new` : "Latest"}
    </Button>
  );
}
