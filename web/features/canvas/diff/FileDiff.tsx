"use client";

import { Check } from "lucide-react";
import { useState } from "react";
import type { FileChange } from "@/api/contract";
import { Disclosure } from "@/components/ui/disclosure";
import { agentTitle } from "@/feed/agents";
import { cn } from "@/format/cn";
import { useViewed } from "@/state/viewed";
import { Lines } from "./Lines";

const LETTERS: Record<FileChange["status"], string> = { added: "A", modified: "M", removed: "D" };

interface Props {
  file: FileChange;
  open: boolean;
  /** Names the comparison: a file is viewed in one pair of versions. */
  within: string;
}

export function FileDiff({ file, open: first, within }: Props) {
  const key = `${within}:${file.path}`;
  const viewed = useViewed(({ keys }) => key in keys);
  const [chosen, choose] = useState<boolean | null>(null);
  const open = chosen ?? (first && !viewed);
  return (
    <div data-file className="relative">
      <Disclosure
        open={open}
        onOpenChange={choose}
        summary={
          <span data-change tabIndex={-1} className="num flex min-w-0 flex-1 items-center gap-2 pr-20 font-mono text-xs">
            <span className="w-3 text-muted-foreground" title={file.status}>
              {LETTERS[file.status]}
            </span>
            <span className={cn("min-w-0 flex-1 truncate", viewed && "text-muted-foreground")}>{file.path}</span>
            <span className="text-success">+{file.additions}</span>
            <span className="text-destructive">−{file.deletions}</span>
          </span>
        }
      >
        <div className="-ml-6">
          <Reason file={file} />
          {open ? <Body file={file} /> : null}
        </div>
      </Disclosure>
      <Viewed path={file.path} at={key} onMark={() => choose(null)} />
    </div>
  );
}

function Body({ file }: { file: FileChange }) {
  if (file.diff != null) return <Lines diff={file.diff} path={file.path} />;
  return <p className="text-xs text-muted-foreground">{file.omitted === "too_large" ? "Too large to show here." : "A binary file."}</p>;
}

/** Who wrote the file, and the changed decisions it follows. */
function Reason({ file }: { file: FileChange }) {
  const author = file.origin && file.origin !== "template" && file.origin !== "report" ? agentTitle(file.origin) : null;
  const because = file.because ?? [];
  if (!author && because.length === 0) return null;
  return (
    <p className="mb-2 text-xs text-muted-foreground">
      {author ? `Written by ${author}. ` : ""}
      {because.length > 0 ? `Follows what changed in ${because.map(agentTitle).join(", ")}.` : ""}
    </p>
  );
}

function Viewed({ path, at, onMark }: { path: string; at: string; onMark: () => void }) {
  const viewed = useViewed(({ keys }) => at in keys);
  const mark = useViewed((state) => state.mark);
  return (
    <button
      type="button"
      role="checkbox"
      aria-checked={viewed}
      aria-label={`Viewed: ${path}`}
      data-viewed
      onClick={() => (mark(at, !viewed), onMark())}
      className="absolute top-1.5 right-2 flex h-6 items-center gap-1.5 rounded-sm px-1.5 text-2xs text-muted-foreground hover:bg-accent"
    >
      <span aria-hidden className={cn("grid size-3.5 place-items-center rounded-xs border border-input", viewed && "bg-primary text-primary-foreground")}>
        {viewed ? <Check className="size-3" /> : null}
      </span>
      Viewed
    </button>
  );
}
