"use client";

import { Button } from "@/components/ui/button";
import { Markdown } from "@/components/ui/markdown";
import type { MessageItem } from "@/feed/items";
import { openCanvas } from "@/features/canvas/open";
import { useNamed } from "@/features/names/names";
import { Links } from "./Links";
import { Offer } from "./Offer";
import { Said } from "./Said";

/** A line that follows a list without being an item of it. */
const AFTER_LIST = /^(- .*)\n(?=[^-\s])/gm;

export function Message({ item, projectId }: { item: MessageItem; projectId: string }) {
  const named = useNamed();
  if (item.role === "user") return <Said text={item.text} />;
  return (
    <div data-card tabIndex={-1} className="py-1">
      <span className="sr-only">Answer: </span>
      <Markdown text={named(item.text.replaceAll(AFTER_LIST, "$1\n\n"))} />
      <Links rows={item.links} setId={item.setId} />
      {item.model ? <Worded by={item.model} /> : null}
      {item.offer ? <Offer item={item} projectId={projectId} /> : null}
      {item.proposal ? (
        <Button size="sm" className="mt-2" onClick={() => openCanvas("diff", item.proposal!.decision_set_id)}>
          See what changes{item.proposal.version ? ` in version ${item.proposal.version}` : ""}
        </Button>
      ) : null}
    </div>
  );
}

function Worded({ by }: { by: NonNullable<MessageItem["model"]> }) {
  const own = by.outcome !== "answered";
  return (
    <p className="mt-1 text-2xs text-muted-foreground">
      {own ? `In the expert's own words; the model's were not used (${by.outcome.replaceAll("_", " ")}).` : `Worded by ${by.name ?? "a model"}; the facts are the design's.`}
    </p>
  );
}
