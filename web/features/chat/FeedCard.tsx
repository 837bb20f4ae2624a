"use client";

import { memo, type ReactNode } from "react";
import type { FeedItem } from "@/feed/items";
import { useCurrentSet } from "@/state/current";
import { Named } from "@/features/names/names";
import { GateCard } from "@/features/gate/GateCard";
import { ChecksCard } from "./cards/ChecksCard";
import { ConstraintsCard } from "./cards/ConstraintsCard";
import { CostCard } from "./cards/CostCard";
import { CriticCard } from "./cards/CriticCard";
import { ErrorCard } from "./cards/ErrorCard";
import { GenerationCard } from "./cards/GenerationCard";
import { Message } from "./cards/Message";
import { Note } from "./cards/Note";
import { PolicyCard } from "./cards/PolicyCard";
import { QuestionsCard } from "./cards/QuestionsCard";
import { ReasonCard } from "./cards/ReasonCard";
import { StatusLine } from "./cards/StatusLine";
import { VersionLine } from "./cards/VersionLine";

interface Props {
  item: FeedItem;
  projectId: string;
}

/** One entry of the feed; the compiler asks for a card for every kind. */
export const FeedCard = memo(function FeedCard({ item, projectId }: Props) {
  const card = cardFor(item, projectId);
  return <div className="card-in">{item.setId ? <Named setId={item.setId}>{card}</Named> : <NamedByCurrent projectId={projectId}>{card}</NamedByCurrent>}</div>;
});

/** What belongs to no version, such as an answer, speaks of the one on screen. */
function NamedByCurrent({ projectId, children }: { projectId: string; children: ReactNode }) {
  return <Named setId={useCurrentSet(projectId)?.id ?? null}>{children}</Named>;
}

function cardFor(item: FeedItem, projectId: string): ReactNode {
  switch (item.kind) {
    case "message":
      return <Message item={item} projectId={projectId} />;
    case "version":
      return <VersionLine item={item} projectId={projectId} />;
    case "constraints":
      return <ConstraintsCard item={item} projectId={projectId} />;
    case "questions":
      return <QuestionsCard item={item} />;
    case "reason":
      return <ReasonCard item={item} />;
    case "critic":
      return <CriticCard item={item} />;
    case "policy":
      return <PolicyCard item={item} />;
    case "cost":
      return <CostCard item={item} />;
    case "gate":
      return <GateCard item={item} />;
    case "generation":
      return <GenerationCard item={item} />;
    case "checks":
      return <ChecksCard item={item} />;
    case "status":
      return <StatusLine item={item} />;
    case "note":
      return <Note item={item} />;
    case "error":
      return <ErrorCard item={item} />;
  }
}
