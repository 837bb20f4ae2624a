"use client";

import { Badge, type Tone } from "@/components/ui/badge";
import { Dot } from "@/components/ui/dot";
import { useLive } from "@/feed/store";
import { useOnline } from "@/state/media";
import type { Connection } from "@/stream/follow";

const SAYS: Record<Exclude<Connection["state"], "live">, { tone: Tone; text: string }> = {
  connecting: { tone: "neutral", text: "Connecting" },
  reconnecting: { tone: "warning", text: "Reconnecting" },
  polling: { tone: "warning", text: "Checking every 3 s" },
  offline: { tone: "danger", text: "Offline" },
  refused: { tone: "danger", text: "No access to live updates" },
};

/** Silent while all is well; otherwise says what the line does and that the run goes on without it. */
export function ConnectionPill() {
  const stream = useLive((live) => live.connection);
  const connection: Connection = useOnline() ? stream : { state: "offline" };
  if (connection.state === "live" || connection.state === "connecting") return null;
  const { tone, text } = SAYS[connection.state];
  const attempt = connection.state === "reconnecting" ? ` (${connection.attempt})` : "";
  return (
    <Badge tone={tone} role="status" title="The run continues on the server">
      <Dot tone={tone} pulse />
      {text}
      {attempt}
      <span className="hidden 2xl:inline">, the run continues on the server</span>
    </Badge>
  );
}
