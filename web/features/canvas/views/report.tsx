"use client";

import { Printer } from "lucide-react";
import { memo, useMemo } from "react";
import { useReport } from "@/api/queries";
import { Button } from "@/components/ui/button";
import { Markdown } from "@/components/ui/markdown";
import { Empty, Failed, Loading } from "@/components/ui/states";
import { slug } from "@/format/slug";
import type { ViewProps } from "../view";
import { Diagram } from "../diagram/Diagram";
import { sections } from "../report/sections";
import { useGradual } from "../report/useGradual";

const AT_ONCE = 2;

/** The architecture report of this version: the text that is approved, and that the repository will hold. */
export default function Report({ set }: ViewProps) {
  const report = useReport(set.id, set.plan !== null);
  if (set.plan === null) return <Empty title="No report yet">It is written from the decisions when the design stands.</Empty>;
  if (report.isError) return <Failed error={report.error} onRetry={() => report.refetch()} />;
  if (!report.data?.content) return <Loading rows={10} />;
  return <Document text={report.data.content} set={set} />;
}

function Document({ text, set }: ViewProps & { text: string }) {
  const headings = useMemo(() => [...text.matchAll(/^## (.+)$/gm)].map((match) => match[1]!.replaceAll(/[`*]/g, "")), [text]);
  const parts = useMemo(() => sections(text), [text]);
  const drawn = useGradual(parts.length, AT_ONCE);
  return (
    <div className="@container">
      <div className="sticky top-0 z-10 flex items-center gap-2 border-b bg-canvas px-4 py-1.5">
        <label className="min-w-0 flex-1">
          <span className="sr-only">Go to a section</span>
          <select
            value=""
            onChange={(event) => document.getElementById(event.target.value)?.scrollIntoView({ block: "start" })}
            className="h-7 max-w-full rounded-md bg-transparent text-xs text-muted-foreground"
          >
            <option value="">{headings.length} sections</option>
            {headings.map((heading) => (
              <option key={heading} value={slug(heading)}>
                {heading}
              </option>
            ))}
          </select>
        </label>
        <Button size="sm" onClick={() => window.print()}>
          <Printer /> Print or PDF
        </Button>
      </div>
      <article className="printable px-6 py-6">
        {set.plan ? (
          <div className="mb-6 h-[34rem] max-w-[46rem] overflow-hidden rounded-lg border bg-card print:hidden">
            <Diagram plan={set.plan} selected={null} onSelect={() => {}} />
          </div>
        ) : null}
        {parts.slice(0, drawn).map((part, index) => (
          <Chapter key={index} text={part} />
        ))}
      </article>
    </div>
  );
}

const Chapter = memo(function Chapter({ text }: { text: string }) {
  return <Markdown text={text} skip="mermaid" />;
});
