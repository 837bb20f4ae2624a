export default function NotFound() {
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col justify-center gap-3 px-6">
      <p className="text-xs text-muted-foreground">404</p>
      <h1 className="text-2xl font-semibold tracking-tight">This page does not exist</h1>
      <p className="text-muted-foreground">The address may be mistyped, or the design was deleted.</p>
      {/* A full load on purpose: the workspace starts clean. */}
      {/* eslint-disable-next-line @next/next/no-html-link-for-pages */}
      <a className="text-primary underline underline-offset-2" href="/">
        Go to your designs
      </a>
    </main>
  );
}
