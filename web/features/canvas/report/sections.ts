/** The report cut before each of its chapters; what stands in a fence is no heading. */
export function sections(markdown: string): string[] {
  const found = [""];
  let fenced = false;
  for (const line of markdown.split("\n")) {
    if (line.startsWith("```")) fenced = !fenced;
    if (!fenced && line.startsWith("## ")) found.push("");
    found[found.length - 1] += `${line}\n`;
  }
  return found.filter((part) => part.trim() !== "");
}
