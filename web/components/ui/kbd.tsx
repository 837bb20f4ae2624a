"use client";

import { useHydrated } from "@/state/media";

const MAC: Record<string, string> = { Mod: "⌘", Alt: "⌥", Shift: "⇧", Enter: "↩", Backspace: "⌫" };

export function Kbd({ keys }: { keys: string }) {
  const hydrated = useHydrated();
  const mac = hydrated && /Mac|iPhone|iPad/.test(navigator.platform);
  const shown = keys.split("+").map((key) => (mac ? (MAC[key] ?? key) : key === "Mod" ? "Ctrl" : key));
  return (
    <kbd className="inline-flex gap-0.5 font-sans text-2xs text-muted-foreground">
      {shown.map((key) => (
        <span key={key} className="min-w-4 rounded border px-1 text-center leading-4">
          {key.length === 1 ? key.toUpperCase() : key}
        </span>
      ))}
    </kbd>
  );
}
