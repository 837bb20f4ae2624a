"use client";

import { useEffect, useState } from "react";
import { STAGES } from "@/feed/agents";
import type { FeedItem } from "@/feed/items";
import { useLive } from "@/feed/store";

const EVERY_MS = 5000;

/** One polite message at most every five seconds, so a screen reader follows the run without a flood. */
export function Announcer() {
  const [said, setSaid] = useState("");
  const [urgent, setUrgent] = useState("");
  useEffect(() => {
    const timer = setInterval(() => {
      const { items } = useLive.getState().feed;
      const last = items.at(-1);
      if (!last) return;
      setUrgent(last.kind === "gate" && !last.decided ? "The design is waiting for your approval" : "");
      setSaid(sentenceFor(last));
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <>
      <p className="sr-only" aria-live="polite">
        {said}
      </p>
      <p className="sr-only" aria-live="assertive">
        {urgent}
      </p>
    </>
  );
}

function sentenceFor(item: FeedItem): string {
  if (item.kind === "reason") {
    const state = item.running ? "running" : "done";
    return item.card.number ? `Stage ${item.card.number} of ${STAGES.length}, ${item.card.title}, ${state}` : `${item.card.title}, ${state}`;
  }
  if (item.kind === "questions") return "There are questions to answer";
  if (item.kind === "generation") return `${item.files.length} files written`;
  if (item.kind === "error") return `The run failed: ${item.message}`;
  return item.kind === "status" ? `The design is ${item.status.replaceAll("_", " ")}` : "";
}
