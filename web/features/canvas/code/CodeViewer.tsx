"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, type CSSProperties, type MouseEvent } from "react";
import type { FileContent } from "@/api/contract";
import { Copy } from "@/components/ui/copy";
import { Empty } from "@/components/ui/states";
import { bytes } from "@/format/values";
import { setParams, useHash } from "@/state/location";
import { tokens } from "./highlight";
import { Origin } from "./Origin";

export function CodeViewer({ file }: { file: FileContent }) {
  const line = Number(/^#L(\d+)$/.exec(useHash())?.[1] ?? 0);
  useEffect(() => {
    if (line > 0) document.getElementById(`L${line}`)?.scrollIntoView({ block: "center" });
  }, [line, file.path]);
  return (
    <div className="flex h-full min-w-0 flex-col">
      <div className="flex min-h-9 shrink-0 items-center gap-2 border-b px-3">
        <span className="min-w-0 flex-1 truncate font-mono text-xs" title={`sha256 ${file.sha256}`}>
          {file.path}
        </span>
        <span className="num text-2xs text-muted-foreground">{bytes(file.size_bytes)}</span>
        <Copy text={file.content ?? ""} label="Copy the file" />
        <span data-copy-link onClick={() => void navigator.clipboard.writeText(window.location.href)} hidden />
      </div>
      <Origin origin={file.origin} />
      {file.content === null ? <Empty title="A binary file">Download the repository to open it.</Empty> : <Lines file={file} content={file.content} active={line} />}
    </div>
  );
}

/** A click on a line's number puts that line into the address. */
function linkLine({ target }: MouseEvent): void {
  const row = target instanceof Element && target.closest(".number")?.parentElement;
  if (row) setParams({}, { replace: true, hash: row.id });
}

function Lines({ file, content, active }: { file: FileContent; content: string; active: number }) {
  const painted = useQuery({
    queryKey: ["highlight", file.sha256, file.path],
    queryFn: () => tokens(content, file.path),
    staleTime: Infinity,
  });
  const plain = content.replace(/\n$/, "").split("\n");
  return (
    <div className="code scroller min-h-0 flex-1 py-2" tabIndex={0} role="region" aria-label={file.path} onClick={linkLine}>
      {plain.map((text, index) => (
        <div key={index} id={`L${index + 1}`} className="line" data-active={active === index + 1}>
          <span className="number num" aria-hidden>
            {index + 1}
          </span>
          <span>
            {painted.data?.[index]?.map((token, at) => (
              <span key={at} style={token.htmlStyle as CSSProperties}>
                {token.content}
              </span>
            )) ?? text}
          </span>
        </div>
      ))}
    </div>
  );
}
