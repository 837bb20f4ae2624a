"use client";

import { ChevronRight, FileCode2, Folder } from "lucide-react";
import { useMemo, useRef, useState, type KeyboardEvent } from "react";
import type { RepoFile } from "@/api/contract";
import { Input } from "@/components/ui/field";
import { cn } from "@/format/cn";
import { rows, type Row } from "./tree";

interface Props {
  files: RepoFile[];
  selected: string | null;
  onSelect: (path: string) => void;
}

/** An ARIA tree with roving focus: arrows move and open, Enter shows the file, letters jump. */
export function FileTree({ files, selected, onSelect }: Props) {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [filter, setFilter] = useState("");
  const [active, setActive] = useState<string | null>(null);
  const tree = useRef<HTMLUListElement>(null);
  const shown = useMemo(() => rows(files, closed, filter), [files, closed, filter]);
  const roving = active && shown.some(({ path }) => path === active) ? active : (selected ?? shown[0]?.path);

  const fold = (path: string, close: boolean) =>
    setClosed((before) => {
      const next = new Set(before);
      if (close) next.add(path);
      else next.delete(path);
      return next;
    });
  const focus = (row: Row | undefined) => {
    if (!row) return;
    setActive(row.path);
    tree.current?.querySelector<HTMLElement>(`[data-path="${CSS.escape(row.path)}"]`)?.focus();
  };
  const activate = (row: Row) => (row.folder ? fold(row.path, !closed.has(row.path)) : onSelect(row.path));
  const onKeyDown = (event: KeyboardEvent) => {
    const at = shown.findIndex(({ path }) => path === roving);
    const row = shown[at];
    if (!row) return;
    const acts: Record<string, () => void> = {
      ArrowDown: () => focus(shown[at + 1]),
      ArrowUp: () => focus(shown[at - 1]),
      Home: () => focus(shown[0]),
      End: () => focus(shown.at(-1)),
      ArrowRight: () => (row.folder && closed.has(row.path) ? fold(row.path, false) : focus(shown[at + 1])),
      ArrowLeft: () => (row.folder && !closed.has(row.path) ? fold(row.path, true) : focus(shown.findLast((other, i) => i < at && other.depth < row.depth))),
      Enter: () => activate(row),
      " ": () => activate(row),
    };
    const letter = /^[a-z0-9_]$/i.test(event.key) && !event.metaKey && !event.ctrlKey;
    const act = acts[event.key] ?? (letter ? () => focus([...shown.slice(at + 1), ...shown].find(({ name }) => name.toLowerCase().startsWith(event.key.toLowerCase()))) : null);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  return (
    <div className="flex h-full flex-col">
      <div className="shrink-0 p-2">
        <Input id="file-filter" type="search" aria-label="Filter files" placeholder="Filter files" value={filter} onChange={(event) => setFilter(event.target.value)} className="h-7 text-xs" />
      </div>
      <ul ref={tree} role="tree" aria-label="Repository" onKeyDown={onKeyDown} className="scroller min-h-0 flex-1 px-1 pb-2">
        {shown.map((row) => (
          <li
            key={row.path}
            role="treeitem"
            aria-level={row.depth + 1}
            aria-expanded={row.folder ? !closed.has(row.path) : undefined}
            aria-selected={row.path === selected}
            data-path={row.path}
            tabIndex={row.path === roving ? 0 : -1}
            onClick={() => (setActive(row.path), activate(row))}
            style={{ paddingLeft: 6 + row.depth * 12 }}
            className="flex h-7 cursor-pointer items-center gap-1.5 rounded-md pr-2 text-xs -outline-offset-2 hover:bg-accent aria-selected:bg-primary/10 aria-selected:font-medium"
          >
            <ChevronRight className={cn("size-3 shrink-0 text-muted-foreground", !row.folder && "invisible", row.folder && !closed.has(row.path) && "rotate-90")} />
            {row.folder ? <Folder className="size-3.5 shrink-0 text-muted-foreground" /> : <FileCode2 className="size-3.5 shrink-0 text-muted-foreground" />}
            <span className="truncate">{row.name}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
