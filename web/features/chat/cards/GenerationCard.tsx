"use client";

import { FolderGit2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { openCanvas } from "@/features/canvas/open";
import type { GenerationItem } from "@/feed/items";
import { plural } from "@/format/values";
import { Card } from "./Card";

const RECENT = 8;

export function GenerationCard({ item }: { item: GenerationItem }) {
  return (
    <Card
      id={item.key}
      icon={<FolderGit2 className="text-muted-foreground" />}
      title="Repository"
      lead={item.sha256 ? "Written, checked and sealed" : "Written; the checks run on these very files now"}
      meta={<span>{plural(item.count ?? item.files.length, "file")}</span>}
    >
      <ul className="flex flex-col">
        {item.files.slice(-RECENT).map((path) => (
          <li key={path}>
            <button
              type="button"
              onClick={() => openCanvas("code", item.setId, { file: path })}
              className="min-h-6 max-w-full truncate rounded px-1 text-left font-mono text-xs hover:bg-accent"
            >
              {path}
            </button>
          </li>
        ))}
      </ul>
      {item.sha256 ? (
        <p className="font-mono text-2xs text-muted-foreground [overflow-wrap:anywhere]">repo.zip sha256 {item.sha256}</p>
      ) : null}
      <Button size="sm" variant="link" className="mt-2" onClick={() => openCanvas("code", item.setId)}>
        Browse the files
      </Button>
    </Card>
  );
}
