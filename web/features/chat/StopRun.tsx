"use client";

import { useMutation } from "@tanstack/react-query";
import { Square } from "lucide-react";
import { useEffect, useState } from "react";
import * as calls from "@/api/calls";
import { Button } from "@/components/ui/button";
import { isRunning } from "@/format/status";
import { notify } from "@/state/notify";

/** Stops a run; asks once. What was decided so far stays. */
export function StopRun({ setId, status }: { setId: string | null; status: string | null }) {
  const [asking, setAsking] = useState(false);
  const running = setId !== null && isRunning(status);
  const stop = useMutation({
    mutationFn: () => calls.act(setId!, "cancel"),
    onError: (error) => notify.failed(error.message),
    onSettled: () => setAsking(false),
  });
  useEffect(() => {
    if (!running) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !document.querySelector("[role='dialog'],[role='menu']")) setAsking(true);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [running]);
  if (!running) return null;
  return (
    <div className="ml-auto flex items-center gap-2">
      {asking ? <span className="text-xs text-muted-foreground">Stop this run? What was decided stays.</span> : null}
      {asking ? (
        <Button size="sm" variant="ghost" onClick={() => setAsking(false)}>
          Keep running
        </Button>
      ) : null}
      <Button size="sm" variant={asking ? "danger" : "ghost"} disabled={stop.isPending} onClick={() => (asking ? stop.mutate() : setAsking(true))}>
        <Square /> Stop
      </Button>
    </div>
  );
}
