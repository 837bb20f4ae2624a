import { createHighlighterCore, type HighlighterCore, type LanguageInput, type ThemedToken } from "shiki/core";
import { createJavaScriptRegexEngine } from "shiki/engine/javascript";

const LANGUAGES: Record<string, () => LanguageInput> = {
  python: () => import("@shikijs/langs/python"),
  terraform: () => import("@shikijs/langs/terraform"),
  yaml: () => import("@shikijs/langs/yaml"),
  json: () => import("@shikijs/langs/json"),
  toml: () => import("@shikijs/langs/toml"),
  markdown: () => import("@shikijs/langs/markdown"),
  docker: () => import("@shikijs/langs/docker"),
  sql: () => import("@shikijs/langs/sql"),
  bash: () => import("@shikijs/langs/bash"),
  make: () => import("@shikijs/langs/make"),
};

const BY_ENDING: Record<string, string> = {
  py: "python", tf: "terraform", tfvars: "terraform", hcl: "terraform", yml: "yaml", yaml: "yaml", json: "json", jsonl: "json",
  toml: "toml", md: "markdown", sql: "sql", sh: "bash", lock: "toml",
}; // prettier-ignore

export function languageOf(path: string): string | null {
  const name = path.split("/").at(-1) ?? "";
  if (name.startsWith("Dockerfile")) return "docker";
  if (name === "Makefile") return "make";
  return BY_ENDING[name.split(".").at(-1) ?? ""] ?? null;
}

let highlighter: Promise<HighlighterCore> | null = null;

const open = () =>
  (highlighter ??= createHighlighterCore({
    themes: [import("@shikijs/themes/github-light-high-contrast"), import("@shikijs/themes/github-dark-high-contrast")],
    langs: [],
    engine: createJavaScriptRegexEngine({ forgiving: true }),
  }));

const MAX_CHARACTERS = 300_000;

/** Tokens per line with both themes' colours as CSS variables; null when the language is unknown or the file huge. */
export async function tokens(code: string, path: string): Promise<ThemedToken[][] | null> {
  const language = languageOf(path);
  const load = language ? LANGUAGES[language] : undefined;
  if (!language || !load || code.length > MAX_CHARACTERS) return null;
  const shiki = await open();
  if (!shiki.getLoadedLanguages().includes(language)) await shiki.loadLanguage(load());
  const themes = { light: "github-light-high-contrast", dark: "github-dark-high-contrast" };
  return shiki.codeToTokens(code, { lang: language, themes, defaultColor: false }).tokens;
}
