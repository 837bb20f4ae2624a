"use client";

import { useProject } from "@/api/queries";
import { useCurrentSet } from "@/state/current";
import { ChatHeader } from "./ChatHeader";
import { Feed } from "./Feed";
import { ProjectComposer } from "./ProjectComposer";
import { StageRail } from "./StageRail";

export function Chat({ projectId }: { projectId: string }) {
  const project = useProject(projectId);
  const current = useCurrentSet(projectId);
  return (
    <main id="chat" tabIndex={-1} data-panel-focus aria-label="Conversation" className="flex h-full min-w-0 flex-col bg-background">
      <ChatHeader name={project.data?.name ?? ""} status={current?.status ?? null} version={current?.version ?? null} />
      <StageRail setId={current?.id ?? null} status={current?.status ?? null} />
      <Feed projectId={projectId} setId={current?.id ?? null} status={current?.status ?? null} />
      <ProjectComposer projectId={projectId} status={current?.status ?? null} setId={current?.id ?? null} />
    </main>
  );
}
