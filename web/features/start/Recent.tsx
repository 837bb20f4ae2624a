"use client";

import type { Project } from "@/api/contract";
import { StatusBadge } from "@/components/ui/status-badge";
import { NavLink } from "@/features/nav/NavLink";
import { when } from "@/format/time";

const SHOWN = 4;

export function Recent({ projects }: { projects: Project[] }) {
  const recent = projects.filter((project) => !project.archived_at).slice(0, SHOWN);
  if (recent.length === 0) return null;
  return (
    <section aria-labelledby="recent" className="mt-8">
      <h2 id="recent" className="mb-1 text-xs font-medium text-muted-foreground">
        Recent designs
      </h2>
      <ul className="-mx-2">
        {recent.map((project) => (
          <li key={project.id}>
            <NavLink href={`/w/${project.id}`}>
              <span className="min-w-0 flex-1 truncate">{project.name}</span>
              {project.status ? <StatusBadge status={project.status} /> : null}
              <time dateTime={project.created_at} className="num w-12 text-right text-xs text-muted-foreground">
                {when(project.updated_at ?? project.created_at)}
              </time>
            </NavLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
