"use client";

import { useMemo } from "react";
import type { FileChange } from "@/api/contract";
import { Disclosure } from "@/components/ui/disclosure";
import { cn } from "@/format/cn";
import { hunks, type Line } from "./hunks";

const LETTERS: Record<FileChange["status"], string> = { added: "A", modified: "M", removed: "D" };

export function FileDiff({ file, open }: { file: FileChange; open: boolean }) {
  return (
    <Disclosure
      {...(open ? { open } : {})}
      summary={
        <span data-change tabIndex={-1} className="num flex min-w-0 flex-1 items-center gap-2 font-mono text-xs">
          <span className="w-3 text-muted-foreground" title={file.status}>
            {LETTERS[file.status]}
          </span>
          <span className="min-w-0 flex-1 truncate">{file.path}</span>
          <span className="text-success">+{file.additions}</span>
          <span className="text-destructive">−{file.deletions}</span>
        </span>
      }
    >
      <div className="-ml-6">{file.diff == null ? <Omitted file={file} /> : <Hunks diff={file.diff} path={file.path} />}</div>
    </Disclosure>
  );
}

function Omitted({ file }: { file: FileChange }) {
  return <p className="text-xs text-muted-foreground">{file.omitted === "too_large" ? "Too large to show here." : "A binary file."}</p>;
}

function Hunks({ diff, path }: { diff: string; path: string }) {
  const parsed = useMemo(() => hunks(diff), [diff]);
  return (
    <div className="code scroller rounded-md border" tabIndex={0} role="region" aria-label={`Changes in ${path}`}>
      {parsed.map((hunk) => (
        <div key={hunk.header} className="hunk min-w-fit">
          <p className="bg-muted px-3 text-2xs text-muted-foreground">{hunk.header}</p>
          {hunk.lines.map((line, index) => (
            <Row key={index} line={line} />
          ))}
        </div>
      ))}
    </div>
  );
}

const SIGNS: Record<Line["kind"], string> = { add: "+", del: "-", same: " " };

function Row({ line }: { line: Line }) {
  return (
    <div className={cn("num flex", line.kind === "add" && "bg-diff-add", line.kind === "del" && "bg-diff-del")}>
      <span className="w-11 shrink-0 pr-2 text-right text-muted-foreground select-none">{line.before}</span>
      <span className="w-11 shrink-0 pr-2 text-right text-muted-foreground select-none">{line.after}</span>
      <span className="w-4 shrink-0 select-none">{SIGNS[line.kind]}</span>
      <span className="pr-4 whitespace-pre">{line.text}</span>
    </div>
  );
}
