import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

type Rgb = [number, number, number];

/** OKLCH to linear sRGB (Ottosson 2020), clipped to the gamut. */
function linear(l: number, c: number, h: number): Rgb {
  const a = c * Math.cos((h * Math.PI) / 180);
  const b = c * Math.sin((h * Math.PI) / 180);
  const [x, y, z] = [l + 0.3963377774 * a + 0.2158037573 * b, l - 0.1055613458 * a - 0.0638541728 * b, l - 0.0894841775 * a - 1.291485548 * b].map((v) => v ** 3) as Rgb;
  const rgb: Rgb = [
    4.0767416621 * x - 3.3077115913 * y + 0.2309699292 * z,
    -1.2684380046 * x + 2.6097574011 * y - 0.3413193965 * z,
    -0.0041960863 * x - 0.7034186147 * y + 1.707614701 * z,
  ];
  return rgb.map((v) => Math.min(1, Math.max(0, v))) as Rgb;
}

const luminance = ([r, g, b]: Rgb) => 0.2126 * r + 0.7152 * g + 0.0722 * b;

function ratio(one: Rgb, two: Rgb): number {
  const [low, high] = [luminance(one), luminance(two)].sort((p, q) => p - q) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

const gamma = (v: number) => (v <= 0.0031308 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055);
const straight = (v: number) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);

/** A badge's own colour at 8 % over what lies under it, as browsers paint it: mixed in encoded sRGB. */
const tinted = (tone: Rgb, under: Rgb): Rgb => under.map((v, i) => straight(0.92 * gamma(v) + 0.08 * gamma(tone[i]!))) as Rgb;

function themes(): Record<string, Record<string, Rgb>> {
  const css = readFileSync(path.resolve(import.meta.dirname, "../app/tokens.css"), "utf8");
  const read = (block: string) => Object.fromEntries([...block.matchAll(/--([\w-]+): oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/g)].map(([, name, l, c, h]) => [name!, linear(Number(l), Number(c), Number(h))]));
  const [light, dark] = css.split(".dark");
  return { light: read(light!), dark: read(dark!) };
}

const TEXT = ["foreground", "muted-foreground", "primary", "success", "warning", "destructive", "info"];
const SURFACES = ["background", "card", "popover", "sidebar", "canvas"];

describe.each(Object.entries(themes()))("%s tokens", (_name, token) => {
  it.each(TEXT.flatMap((text) => SURFACES.map((surface) => [text, surface] as const)))("%s on %s reads at 4.5:1", (text, surface) => {
    expect(ratio(token[text]!, token[surface]!)).toBeGreaterThanOrEqual(4.5);
  });
  it.each([["primary-foreground", "primary"], ["foreground", "diff-add"], ["foreground", "diff-del"], ["muted-foreground", "muted"], ["foreground", "accent"]])("%s on %s reads at 4.5:1", (text, surface) => {
    expect(ratio(token[text]!, token[surface]!)).toBeGreaterThanOrEqual(4.5);
  });
  it.each(["primary", "success", "warning", "destructive", "info"].flatMap((tone) => ["card", "sidebar", "accent"].map((under) => [tone, under] as const)))("a %s badge on %s reads at 4.5:1", (tone, under) => {
    expect(ratio(token[tone]!, tinted(token[tone]!, token[under]!))).toBeGreaterThanOrEqual(4.5);
  });
  it.each(["input", "ring"])("%s stands out from cards at 3:1", (edge) => {
    expect(ratio(token[edge]!, token.card!)).toBeGreaterThanOrEqual(3);
  });
});
