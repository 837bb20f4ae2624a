"use client";

import { PanelLeftOpen } from "lucide-react";
import { useProjects } from "@/api/queries";
import { IconButton } from "@/components/ui/icon-button";
import { Composer } from "@/features/chat/Composer";
import { useDraft } from "@/state/draft";
import { useLayout } from "@/state/layout";
import { useCompact } from "@/state/media";
import { EXAMPLES } from "./examples";
import { Recent } from "./Recent";
import { Steps } from "./Steps";
import { useBegin } from "./useBegin";

export function Start() {
  const [draft, setDraft] = useDraft("new");
  const begin = useBegin();
  const projects = useProjects();
  return (
    <main id="chat" tabIndex={-1} data-panel-focus className="flex h-full flex-col bg-background">
      <NavToggle />
      <div className="scroller min-h-0 flex-1">
        <div className="mx-auto flex max-w-[46rem] flex-col px-4 pt-[9vh] pb-16">
          <h1 className="text-2xl font-semibold tracking-tight">What should the system do?</h1>
          <p className="mt-2 text-base text-muted-foreground">
            Describe the problem, the data, the load, the limits. You get a priced and checked design, and after your
            approval a repository that runs. No cloud account is touched.
          </p>
          <div className="mt-6">
            <Composer
              autoFocus
              rows={6}
              value={draft}
              onChange={setDraft}
              onSend={(brief) => begin.mutate(brief)}
              busy={begin.isPending}
              placeholder="We need to…"
              label="Brief"
              sendLabel="Design it"
            />
          </div>
          <h2 className="mt-8 mb-2 text-xs font-medium text-muted-foreground">Or start from one of these briefs</h2>
          <ul className="grid gap-2 sm:grid-cols-3">
            {EXAMPLES.map((example) => (
              <li key={example.title}>
                <button
                  type="button"
                  onClick={() => (setDraft(example.brief), document.getElementById("composer")?.focus())}
                  className="flex h-full w-full flex-col gap-1 rounded-lg border bg-card p-3 text-left transition-colors hover:border-input hover:bg-accent/50"
                >
                  <span className="text-sm font-medium">{example.title}</span>
                  <span className="text-xs text-muted-foreground">{example.about}</span>
                </button>
              </li>
            ))}
          </ul>
          <Steps />
          <Recent projects={projects.data ?? []} />
        </div>
      </div>
    </main>
  );
}

/** Shows how to bring the navigation back, where it is hidden. */
export function NavToggle() {
  const { navOpen, set } = useLayout();
  const compact = useCompact();
  if (navOpen || compact) return null;
  return (
    <div className="flex h-11 shrink-0 items-center px-2">
      <IconButton label="Show navigation" keys="Mod+b" onClick={() => set({ navOpen: true })}>
        <PanelLeftOpen />
      </IconButton>
    </div>
  );
}
