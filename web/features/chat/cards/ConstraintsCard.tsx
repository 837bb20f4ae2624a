"use client";

import { TextSearch } from "lucide-react";
import { useMemo } from "react";
import { useDecisionSet } from "@/api/queries";
import { HighlightedBrief } from "@/features/constraints/HighlightedBrief";
import { leaves } from "@/features/constraints/leaves";
import { ConstraintList } from "@/features/constraints/ConstraintList";
import { UnreadSentences } from "@/features/constraints/UnreadSentences";
import { LeftOut } from "@/features/constraints/LeftOut";
import { Settled } from "@/features/constraints/Settled";
import { Suspicious } from "@/features/constraints/Suspicious";
import type { ConstraintsItem } from "@/feed/items";
import { plural } from "@/format/values";
import { Block, Card } from "./Card";

/** What was understood from the brief: each value with its source, and the words it was read from. */
export function ConstraintsCard({ item, projectId }: { item: ConstraintsItem; projectId: string }) {
  const set = useDecisionSet(item.setId).data;
  const facts = useMemo(() => leaves(set?.constraints), [set]);
  if (!set) return null;
  const stated = facts.filter(([, fact]) => fact.source === "stated").length;
  return (
    <Card
      id={item.key}
      icon={<TextSearch className="text-muted-foreground" />}
      title="Constraints"
      lead={`${stated} stated, ${facts.length - stated} inferred or assumed`}
      meta={<span>{plural(facts.length, "value")}</span>}
      openByDefault={set.status === "needs_input" || set.status === "extracting"}
    >
      <Suspicious rows={set.suspicious} />
      <Settled rows={set.settled} />
      <LeftOut rows={set.unread} />
      {set.brief ? (
        <Block title="The brief, with the words each value comes from">
          <HighlightedBrief brief={set.brief} facts={facts} />
          <UnreadSentences brief={set.brief} facts={facts} demands={set.unread} />
        </Block>
      ) : null}
      <Block title="Values">
        <ConstraintList facts={facts} projectId={projectId} setId={set.id} />
      </Block>
    </Card>
  );
}
