"use client";

import { Button } from "@/components/ui/button";
import { Copy } from "@/components/ui/copy";

/** A secret, shown once and copied from here. */
export function ShownOnce({ what, secret, onDone }: { what: string; secret: string | null | undefined; onDone: () => void }) {
  return (
    <div role="status" className="mb-4 rounded-lg border border-success/40 bg-success/6 p-3">
      <p className="text-sm font-medium">{secret ? `Copy the ${what} now. It is not shown again.` : `This ${what} was shown already. Make another if it is lost.`}</p>
      {secret ? (
        <div className="mt-2 flex items-center gap-1">
          <code className="min-w-0 flex-1 rounded-md bg-muted px-2 py-1 font-mono text-xs [overflow-wrap:anywhere]">{secret}</code>
          <Copy text={secret} label={`Copy the ${what}`} />
        </div>
      ) : null}
      <Button size="sm" className="mt-2" onClick={onDone}>
        Done
      </Button>
    </div>
  );
}
