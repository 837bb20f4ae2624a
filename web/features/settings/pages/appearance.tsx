"use client";

import { useTheme } from "next-themes";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/section";
import { Segmented } from "@/components/ui/segmented";
import { Switch } from "@/components/ui/switch";
import { useLayers, useLayout } from "@/state/layout";

const THEMES = [["system", "System"], ["light", "Light"], ["dark", "Dark"]] as const;
const DENSITIES = [["comfortable", "Comfortable"], ["compact", "Compact"]] as const;

export default function Appearance() {
  const layout = useLayout();
  const layers = useLayers();
  const { theme = "system", setTheme } = useTheme();
  return (
    <>
      <Section title="Theme">
        <Segmented label="Theme" value={theme as (typeof THEMES)[number][0]} options={THEMES} onChange={setTheme} className="w-full max-w-80" />
      </Section>
      <Section title="Density">
        <Segmented label="Density" value={layout.density} options={DENSITIES} onChange={(density) => layout.set({ density })} className="w-full max-w-80" />
      </Section>
      <Section title="Keyboard">
        <Switch
          label="Single-key shortcuts"
          hint="Letters such as j, k and f act when you are not typing"
          checked={layout.shortcuts}
          onChange={(shortcuts) => layout.set({ shortcuts })}
        />
        <Button size="sm" onClick={() => layers.set({ settings: false, keys: true })}>
          Show all shortcuts
        </Button>
      </Section>
    </>
  );
}
