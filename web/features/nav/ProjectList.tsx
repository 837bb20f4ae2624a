"use client";

import { useMemo } from "react";
import type { Project } from "@/api/contract";
import { age, type Age } from "@/format/time";
import { ProjectRow } from "./ProjectRow";

interface Props {
  projects: Project[];
  search: string;
  onLeave?: () => void;
}

export function ProjectList({ projects, search, onLeave }: Props) {
  const groups = useMemo(() => group(projects, search.trim().toLowerCase()), [projects, search]);
  if (groups.length === 0 && search) return <p className="px-2 py-3 text-xs text-muted-foreground">No design matches.</p>;
  return groups.map(([title, rows]) => (
    <section key={title} aria-label={title} className="mt-3">
      <h2 className="px-2 pb-1 text-2xs font-medium text-muted-foreground">{title}</h2>
      <ul>
        {rows.map((project) => (
          <ProjectRow key={project.id} project={project} onLeave={onLeave} />
        ))}
      </ul>
    </section>
  ));
}

type Title = Age | "Archived";

export function group(projects: Project[], search: string): [Title, Project[]][] {
  const found = new Map<Title, Project[]>([["Today", []], ["Last 7 days", []], ["Older", []], ["Archived", []]]);
  const newest = [...projects].sort((a, b) => touched(b).localeCompare(touched(a)));
  for (const project of newest) {
    if (search && !project.name.toLowerCase().includes(search)) continue;
    found.get(project.archived_at ? "Archived" : age(touched(project)))!.push(project);
  }
  return [...found].filter(([, rows]) => rows.length > 0);
}

const touched = (project: Project): string => project.updated_at ?? project.created_at;
