"use client";

import { isValidElement, type ReactNode } from "react";
import ReactMarkdown, { type Components } from "react-markdown";
import remarkGfm from "remark-gfm";
import { slug } from "@/format/slug";

const heading =
  (Tag: "h1" | "h2" | "h3") =>
  function Heading({ children }: { children?: ReactNode }) {
    return <Tag id={slug(plain(children))}>{children}</Tag>;
  };

function plain(node: ReactNode): string {
  if (typeof node === "string" || typeof node === "number") return String(node);
  if (Array.isArray(node)) return node.map(plain).join("");
  return isValidElement<{ children?: ReactNode }>(node) ? plain(node.props.children) : "";
}

const COMPONENTS: Components = {
  h1: heading("h1"),
  h2: heading("h2"),
  h3: heading("h3"),
  img: ({ alt }) => <span className="text-muted-foreground">{alt}</span>,
  a: ({ href, children }) => (
    <a href={href} {...(href?.startsWith("#") ? {} : { rel: "noopener noreferrer", target: "_blank" })}>
      {children}
    </a>
  ),
  table: ({ children }) => (
    <div className="table-scroll" tabIndex={0} role="region" aria-label="Table">
      <table>{children}</table>
    </div>
  ),
};

/** `skip` names a fence language that is left out because the view shows it in its own way. */
export default function MarkdownRenderer({ text, skip }: { text: string; skip?: string }) {
  const shown = skip ? text.replaceAll(new RegExp("^```" + skip + "\\n[\\s\\S]*?^```\\n?", "gm"), "") : text;
  return (
    <ReactMarkdown remarkPlugins={[remarkGfm]} components={COMPONENTS}>
      {shown}
    </ReactMarkdown>
  );
}
