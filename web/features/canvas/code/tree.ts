import type { RepoFile } from "@/api/contract";

export interface Row {
  path: string;
  name: string;
  depth: number;
  folder: boolean;
  size: number;
}

/** The visible rows of the tree: folders first, then files, by name; closed folders hide what is inside. */
export function rows(files: RepoFile[], closed: ReadonlySet<string>, filter: string): Row[] {
  const wanted = filter.trim().toLowerCase();
  const shown = wanted ? files.filter((file) => file.path.toLowerCase().includes(wanted)) : files;
  const found: Row[] = [];
  walk(shown, "", 0, wanted ? new Set() : closed, found);
  return found;
}

function walk(files: RepoFile[], prefix: string, depth: number, closed: ReadonlySet<string>, found: Row[]): void {
  const folders = new Map<string, RepoFile[]>();
  const here: RepoFile[] = [];
  for (const file of files) {
    const [head, ...rest] = file.path.slice(prefix.length).split("/");
    if (rest.length === 0) here.push(file);
    else folders.set(head!, [...(folders.get(head!) ?? []), file]);
  }
  for (const [name, inside] of [...folders].sort(([a], [b]) => a.localeCompare(b))) {
    const path = prefix + name;
    found.push({ path, name, depth, folder: true, size: inside.length });
    if (!closed.has(path)) walk(inside, `${path}/`, depth + 1, closed, found);
  }
  for (const file of here.sort((a, b) => a.path.localeCompare(b.path))) {
    found.push({ path: file.path, name: file.path.slice(prefix.length), depth, folder: false, size: file.size_bytes });
  }
}
