"use client";

import { Button } from "@/components/ui/button";
import { Markdown } from "@/components/ui/markdown";
import type { MessageItem } from "@/feed/items";
import { openCanvas } from "@/features/canvas/open";
import { Said } from "./Said";

export function Message({ item }: { item: MessageItem }) {
  if (item.role === "user") return <Said text={item.text} />;
  return (
    <div data-card tabIndex={-1} className="py-1">
      <span className="sr-only">Answer: </span>
      <Markdown text={item.text} />
      {item.proposal ? (
        <Button size="sm" className="mt-2" onClick={() => openCanvas("diff", item.proposal!.decision_set_id)}>
          See what changes{item.proposal.version ? ` in version ${item.proposal.version}` : ""}
        </Button>
      ) : null}
    </div>
  );
}
