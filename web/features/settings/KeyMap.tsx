"use client";

import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { Section } from "@/components/ui/section";
import { SHORTCUTS, type Shortcut } from "@/shortcuts/registry";
import { useLayers } from "@/state/layout";

const GROUPS: Shortcut["group"][] = ["Go", "Panels", "Review", "Canvas"];

export default function KeyMap() {
  const { keys, set } = useLayers();
  return (
    <Dialog open={keys} onOpenChange={(open) => set({ keys: open })} title="Keyboard" description="Single letters act only when you are not typing">
      {GROUPS.map((group) => (
        <Section key={group} title={group}>
          <ul>
            {SHORTCUTS.filter((shortcut) => shortcut.group === group).map((shortcut) => (
              <li key={shortcut.keys} className="flex min-h-7 items-center justify-between gap-4 text-sm">
                {shortcut.does}
                <Kbd keys={shortcut.keys} />
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </Dialog>
  );
}
