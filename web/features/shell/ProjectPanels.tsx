"use client";

import { useEffect } from "react";
import { Group, Panel, useDefaultLayout, usePanelRef } from "react-resizable-panels";
import { useProject } from "@/api/queries";
import { Problem } from "@/api/problem";
import { Button } from "@/components/ui/button";
import { Empty, Failed } from "@/components/ui/states";
import { Canvas } from "@/features/canvas/Canvas";
import { Chat } from "@/features/chat/Chat";
import { useLayout } from "@/state/layout";
import { navigate } from "@/state/location";
import { useCompact } from "@/state/media";
import { useProjectStream } from "@/stream/useProjectStream";
import { Announcer } from "./Announcer";
import { Handle } from "./Panels";

export default function ProjectPanels({ projectId }: { projectId: string }) {
  useProjectStream(projectId);
  const project = useProject(projectId);
  const compact = useCompact();
  const pane = useLayout((layout) => layout.pane);
  if (project.error instanceof Problem && project.error.status === 404) return <Gone />;
  if (project.isError) return <Failed error={project.error} onRetry={() => project.refetch()} />;
  return (
    <>
      {compact ? <One projectId={projectId} pane={pane} /> : <Split projectId={projectId} />}
      <Announcer />
    </>
  );
}

function Gone() {
  return (
    <Empty title="There is no design here" action={<Button size="sm" onClick={() => navigate("/")}>Start a new design</Button>}>
      It was deleted, or the address is not complete. Your designs are listed on the left.
    </Empty>
  );
}

const One = ({ projectId, pane }: { projectId: string; pane: "chat" | "canvas" }) =>
  pane === "chat" ? <Chat projectId={projectId} /> : <Canvas projectId={projectId} />;

function Split({ projectId }: { projectId: string }) {
  const saved = useDefaultLayout({ id: "amp.project", panelIds: ["chat", "canvas"], storage: localStorage });
  const { canvasOpen, focus, set } = useLayout();
  const chat = usePanelRef();
  const canvas = usePanelRef();
  useEffect(() => {
    if (canvasOpen || focus) canvas.current?.expand();
    else canvas.current?.collapse();
    if (focus) chat.current?.collapse();
    else chat.current?.expand();
  }, [canvas, canvasOpen, chat, focus]);
  return (
    <Group id="amp.project" defaultLayout={saved.defaultLayout} onLayoutChanged={saved.onLayoutChanged}>
      <Panel id="chat" panelRef={chat} defaultSize="45" minSize={380} collapsible collapsedSize={0} style={{ overflow: "hidden" }}>
        <Chat projectId={projectId} />
      </Panel>
      <Handle label="Resize the canvas" />
      <Panel
        id="canvas"
        panelRef={canvas}
        minSize={360}
        collapsible
        collapsedSize={0}
        onResize={(size, _id, before) => {
          if (before && !focus && (size.inPixels === 0) === canvasOpen) set({ canvasOpen: size.inPixels > 0 });
        }}
        style={{ overflow: "hidden" }}
      >
        <Canvas projectId={projectId} />
      </Panel>
    </Group>
  );
}
