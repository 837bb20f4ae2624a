export interface Line {
  kind: "add" | "del" | "same";
  before: number | null;
  after: number | null;
  text: string;
}

export interface Hunk {
  header: string;
  lines: Line[];
}

const HEADER = /^@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@(.*)$/;

/** Reads the hunks of one file's unified diff; line numbers are those of the two files. */
export function hunks(diff: string): Hunk[] {
  const found: Hunk[] = [];
  let before = 0;
  let after = 0;
  for (const raw of diff.split("\n")) {
    const header = HEADER.exec(raw);
    if (header) {
      before = Number(header[1]);
      after = Number(header[2]);
      found.push({ header: raw, lines: [] });
      continue;
    }
    const hunk = found.at(-1);
    if (!hunk || raw.startsWith("\\")) continue;
    const text = raw.slice(1);
    if (raw.startsWith("+")) hunk.lines.push({ kind: "add", before: null, after: after++, text });
    else if (raw.startsWith("-")) hunk.lines.push({ kind: "del", before: before++, after: null, text });
    else if (raw.startsWith(" ")) hunk.lines.push({ kind: "same", before: before++, after: after++, text });
  }
  return found;
}
