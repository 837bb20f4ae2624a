import { Button } from "@/components/ui/button";

export function SignIn() {
  const back = encodeURIComponent(window.location.pathname + window.location.search);
  return (
    <main className="mx-auto flex min-h-dvh max-w-sm flex-col justify-center gap-4 px-6">
      <h1 className="text-2xl font-semibold tracking-tight">Agentic MLOps</h1>
      <p className="text-muted-foreground">
        Sign in to design an MLOps system from a brief, review every decision and take the repository with you.
      </p>
      <div>
        <Button asChild variant="primary">
          <a href={`/auth/login?next=${back}`}>Sign in</a>
        </Button>
      </div>
    </main>
  );
}
