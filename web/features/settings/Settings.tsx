"use client";

import { useTheme } from "next-themes";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Section } from "@/components/ui/section";
import { Segmented } from "@/components/ui/segmented";
import { Switch } from "@/components/ui/switch";
import { useLayers, useLayout } from "@/state/layout";
import { Health } from "./Health";

const THEMES = [["system", "System"], ["light", "Light"], ["dark", "Dark"]] as const;
const DENSITIES = [["comfortable", "Comfortable"], ["compact", "Compact"]] as const;

export default function Settings() {
  const { settings, set } = useLayers();
  const layout = useLayout();
  const { theme = "system", setTheme } = useTheme();
  return (
    <Dialog open={settings} onOpenChange={(open) => set({ settings: open })} title="Settings" description="Kept in this browser" side="right">
      <Section title="Appearance">
        <Segmented label="Theme" value={theme as (typeof THEMES)[number][0]} options={THEMES} onChange={setTheme} className="w-full" />
        <Segmented label="Density" value={layout.density} options={DENSITIES} onChange={(density) => layout.set({ density })} className="mt-2 w-full" />
      </Section>
      <Section title="Keyboard">
        <Switch
          label="Single-key shortcuts"
          hint="Letters such as j, k and f act when you are not typing"
          checked={layout.shortcuts}
          onChange={(shortcuts) => layout.set({ shortcuts })}
        />
        <Button size="sm" onClick={() => set({ settings: false, keys: true })}>
          Show all shortcuts
        </Button>
      </Section>
      <Section title="Server">
        <Health />
      </Section>
    </Dialog>
  );
}
