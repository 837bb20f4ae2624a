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
      lead={item.files.at(-1)}
      meta={<span>{plural(item.files.length, "file")}</span>}
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
      <Button size="sm" variant="link" className="mt-2" onClick={() => openCanvas("code", item.setId)}>
        Browse all {item.files.length} files
      </Button>
    </Card>
  );
}
