"use client";

import { Command } from "cmdk";
import { Dialog } from "radix-ui";
import { useFiles, useProjects } from "@/api/queries";
import { Kbd } from "@/components/ui/kbd";
import { PLANNING } from "@/feed/agents";
import { openCanvas } from "@/features/canvas/open";
import { SHORTCUTS } from "@/shortcuts/registry";
import { useCurrentSet } from "@/state/current";
import { useLayers } from "@/state/layout";
import { navigate, useProjectId } from "@/state/location";

const GROUP =
  "**:[[cmdk-group-heading]]:px-2 **:[[cmdk-group-heading]]:py-1 **:[[cmdk-group-heading]]:text-2xs **:[[cmdk-group-heading]]:text-muted-foreground";

/** Everything by name: designs, commands, decisions and files of the version on screen. */
export default function Palette() {
  const { palette, set } = useLayers();
  const projects = useProjects().data ?? [];
  const current = useCurrentSet(useProjectId());
  const files = useFiles(current?.id ?? null).data ?? [];
  const close = (then: () => void) => () => (set({ palette: false }), then());
  return (
    <Dialog.Root open={palette} onOpenChange={(open) => set({ palette: open })}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-black/25" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed top-[14vh] left-1/2 z-50 w-[min(600px,calc(100vw-24px))] -translate-x-1/2 overflow-hidden rounded-xl border bg-popover shadow-2xl"
        >
          <Dialog.Title className="sr-only">Command palette</Dialog.Title>
          <Command label="Command palette" className={GROUP}>
            <Command.Input
              autoFocus
              placeholder="Find a design, a decision, a file or a command"
              className="h-12 w-full border-b bg-transparent px-4 text-base outline-none placeholder:text-muted-foreground"
            />
            <Command.List className="scroller max-h-[50vh] p-2">
              <Command.Empty className="px-2 py-8 text-center text-sm text-muted-foreground">Nothing matches.</Command.Empty>
              <Command.Group heading="Commands">
                {SHORTCUTS.filter(({ keys }) => keys !== "Mod+k" && keys !== "Mod+/").map((shortcut) => (
                  <Row key={shortcut.keys} value={`command ${shortcut.does}`} keys={shortcut.keys} onSelect={close(shortcut.run)}>
                    {shortcut.does}
                  </Row>
                ))}
              </Command.Group>
              <Command.Group heading="Designs">
                {projects.map((project) => (
                  <Row key={project.id} value={`design ${project.name} ${project.id}`} onSelect={close(() => navigate(`/w/${project.id}`))}>
                    {project.name}
                  </Row>
                ))}
              </Command.Group>
              {current ? (
                <Command.Group heading="Decisions">
                  {PLANNING.map(([agent, title]) => (
                    <Row key={agent} value={`decision ${title}`} onSelect={close(() => openCanvas("decisions", current.id, { agent }))}>
                      {title}
                    </Row>
                  ))}
                </Command.Group>
              ) : null}
              <Command.Group heading="Files">
                {files.map((file) => (
                  <Row key={file.path} value={`file ${file.path}`} onSelect={close(() => openCanvas("code", current!.id, { file: file.path }))}>
                    <span className="font-mono text-xs">{file.path}</span>
                  </Row>
                ))}
              </Command.Group>
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Row({ value, keys, onSelect, children }: { value: string; keys?: string; onSelect: () => void; children: React.ReactNode }) {
  return (
    <Command.Item value={value} onSelect={onSelect} className="flex min-h-8 cursor-pointer items-center gap-2 rounded-md px-2 text-sm data-[selected=true]:bg-accent">
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {keys ? <Kbd keys={keys} /> : null}
    </Command.Item>
  );
}
