"use client";

import { Button } from "@/components/ui/button";

export default function Failure({ error, reset }: { error: Error; reset: () => void }) {
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col justify-center gap-3 px-6">
      <h1 className="text-2xl font-semibold tracking-tight">Something broke on this page</h1>
      <p className="text-muted-foreground">Your design is safe on the server. {error.message}</p>
      <div>
        <Button onClick={reset}>Try again</Button>
      </div>
    </main>
  );
}
