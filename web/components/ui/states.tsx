"use client";

import { RotateCw, WifiOff } from "lucide-react";
import { useEffect, useState, type ReactNode } from "react";
import { Problem } from "@/api/problem";
import { cn } from "@/format/cn";
import { Button } from "./button";

/** Bars that appear only after 150 ms, so quick answers do not flicker. */
export function Loading({ rows = 4, className }: { rows?: number; className?: string }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 150);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status" className={cn("flex flex-col gap-2 p-4", className)}>
      <span className="sr-only">Loading</span>
      {late
        ? Array.from({ length: rows }, (_, row) => (
            <div key={row} className="h-4 rounded bg-muted" style={{ width: `${92 - ((row * 17) % 40)}%` }} />
          ))
        : null}
    </div>
  );
}

interface EmptyProps {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}

export function Empty({ title, children, action }: EmptyProps) {
  return (
    <div className="mx-auto flex max-w-sm flex-col items-center gap-2 px-6 py-16 text-center">
      <p className="text-sm font-medium">{title}</p>
      {children ? <div className="text-xs text-muted-foreground">{children}</div> : null}
      {action ? <div className="mt-2">{action}</div> : null}
    </div>
  );
}

export function Failed({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const problem = error instanceof Problem ? error : null;
  return (
    <div role="alert" className="mx-auto flex max-w-sm flex-col items-center gap-2 px-6 py-16 text-center">
      {problem?.offline ? <WifiOff className="size-4 text-muted-foreground" /> : null}
      <p className="text-sm font-medium">{problem?.title ?? "This could not be shown"}</p>
      <p className="text-xs text-muted-foreground">{error instanceof Error ? error.message : "Unknown reason"}</p>
      {problem?.requestId ? <p className="font-mono text-2xs text-muted-foreground">Request {problem.requestId}</p> : null}
      {onRetry ? (
        <Button size="sm" className="mt-2" onClick={onRetry}>
          <RotateCw /> Try again
        </Button>
      ) : null}
    </div>
  );
}
