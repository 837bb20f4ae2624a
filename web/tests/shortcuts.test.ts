import { describe, expect, it } from "vitest";
import { SHORTCUTS } from "@/shortcuts/registry";
import { chord } from "@/shortcuts/useShortcuts";

const pressed = (key: string, held: Partial<KeyboardEvent> = {}) =>
  chord({ key, metaKey: false, ctrlKey: false, altKey: false, shiftKey: false, ...held });

describe("shortcuts", () => {
  it("never give one chord two meanings", () => {
    const keys = SHORTCUTS.map((shortcut) => shortcut.keys);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it("mark every plain letter as switchable", () => {
    const plain = SHORTCUTS.filter(({ keys }) => keys.length === 1 && !keys.includes("F"));
    expect(plain.filter(({ single }) => !single)).toEqual([]);
  });

  it("name what was pressed the same way on every system", () => {
    expect(pressed("k", { metaKey: true })).toBe("Mod+k");
    expect(pressed("O", { ctrlKey: true, shiftKey: true })).toBe("Mod+Shift+o");
    expect(pressed("?", { shiftKey: true })).toBe("?");
    expect(pressed("F6", { shiftKey: true })).toBe("Shift+F6");
    expect(pressed("Enter", { ctrlKey: true, altKey: true })).toBe("Mod+Alt+Enter");
  });
});
