"use client";

import { useMutation } from "@tanstack/react-query";
import { GitBranchPlus } from "lucide-react";
import * as calls from "@/api/calls";
import { Button } from "@/components/ui/button";
import type { FeedItem, MessageItem } from "@/feed/items";
import { useLive } from "@/feed/store";
import { notify } from "@/state/notify";

const DO_IT = "Do it";

/** Takes up what an answer offered, as a new version. Only the newest answer's offer can be taken up. */
export function Offer({ item, projectId }: { item: MessageItem; projectId: string }) {
  const newest = useLive(({ feed }) => feed.items.findLast(isSaid)?.key === item.key);
  const accept = useMutation({
    mutationFn: () => calls.say(projectId, DO_IT),
    onError: (error) => notify.failed(error.message),
  });
  if (!newest) return null;
  return (
    <p className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1">
      <Button size="sm" disabled={accept.isPending || accept.isSuccess} onClick={() => accept.mutate()}>
        <GitBranchPlus /> Design it as a new version
      </Button>
      <span className="text-xs text-muted-foreground">The version you have stays as it is.</span>
    </p>
  );
}

const isSaid = (item: FeedItem): boolean => item.kind === "message";
