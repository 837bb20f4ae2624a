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

export type Pair = [Line | null, Line | null];

/** Lines side by side: what was removed stands beside what came in its place. */
export function pairs(lines: Line[]): Pair[] {
  const found: Pair[] = [];
  let removed: Line[] = [];
  let added: Line[] = [];
  const settle = () => {
    for (let row = 0; row < Math.max(removed.length, added.length); row++) found.push([removed[row] ?? null, added[row] ?? null]);
    removed = [];
    added = [];
  };
  for (const line of lines) {
    if (line.kind === "del") removed.push(line);
    else if (line.kind === "add") added.push(line);
    else {
      settle();
      found.push([line, line]);
    }
  }
  settle();
  return found;
}

const BLOCK = 50;

/** Rows in blocks small enough for the browser to skip those out of sight. */
export const blocks = <T>(rows: T[]): T[][] =>
  Array.from({ length: Math.ceil(rows.length / BLOCK) }, (_, index) => rows.slice(index * BLOCK, (index + 1) * BLOCK));
