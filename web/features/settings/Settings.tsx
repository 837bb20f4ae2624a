"use client";

import { Suspense } from "react";
import { Dialog } from "@/components/ui/dialog";
import { ErrorBoundary } from "@/components/ui/error-boundary";
import { Select } from "@/components/ui/field";
import { Loading } from "@/components/ui/states";
import { useLayers } from "@/state/layout";
import { PAGES } from "./pages";

export default function Settings() {
  const { settings, settingsPage, set } = useLayers();
  const page = PAGES.find(({ id }) => id === settingsPage) ?? PAGES[0]!;
  const go = (id: string) => set({ settingsPage: id });
  return (
    <Dialog open={settings} onOpenChange={(open) => set({ settings: open })} title="Settings" description={page.about} side="wide">
      <div className="flex min-h-0 flex-1 max-sm:flex-col">
        <Select aria-label="Settings page" className="m-4 mb-0 w-auto sm:hidden" value={page.id} onChange={(event) => go(event.target.value)}>
          {PAGES.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </Select>
        <nav aria-label="Settings" className="w-48 shrink-0 border-r p-2 max-sm:hidden">
          {PAGES.map(({ id, title }) => (
            <button
              key={id}
              type="button"
              aria-current={id === page.id ? "page" : undefined}
              onClick={() => go(id)}
              className="flex h-8 w-full items-center rounded-md px-2 text-left text-sm hover:bg-accent aria-[current=page]:bg-accent aria-[current=page]:font-medium"
            >
              {title}
            </button>
          ))}
        </nav>
        <div className="scroller min-h-0 min-w-0 flex-1 p-4" tabIndex={0} role="region" aria-label={page.title}>
          <ErrorBoundary key={page.id}>
            <Suspense fallback={<Loading rows={6} />}>
              <page.Page />
            </Suspense>
          </ErrorBoundary>
        </div>
      </div>
    </Dialog>
  );
}
