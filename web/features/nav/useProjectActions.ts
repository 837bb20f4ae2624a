"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import * as calls from "@/api/calls";
import type { Project } from "@/api/contract";
import { keys } from "@/api/queries";
import { navigate } from "@/state/location";
import { notify } from "@/state/notify";

const UNDO_MS = 6000;

/** Rename and archive show at once and roll back when refused; delete waits six seconds for an undo. */
export function useProjectActions(project: Project) {
  const client = useQueryClient();
  const [hidden, setHidden] = useState(false);
  const patch = useMutation({
    mutationFn: (change: Partial<Project> & { archived?: boolean }) => calls.patchProject(project.id, change),
    onMutate: (change) => show(change),
    onError: (error) => notify.failed(error.message),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: keys.projects });
      void client.invalidateQueries({ queryKey: keys.project(project.id) });
    },
  });

  function show(change: Partial<Project>) {
    client.setQueryData<Project[]>(keys.projects, (rows) =>
      rows?.map((row) => (row.id === project.id ? { ...row, ...change } : row)),
    );
  }

  function remove() {
    setHidden(true);
    const timer = setTimeout(() => void destroy(), UNDO_MS);
    const undo = () => (clearTimeout(timer), setHidden(false));
    notify.say(`Deleted ${project.name}`, { duration: UNDO_MS, action: { label: "Undo", onClick: undo } });
  }

  async function destroy() {
    try {
      await calls.deleteProject(project.id);
      if (window.location.pathname === `/w/${project.id}`) navigate("/");
      await client.invalidateQueries({ queryKey: keys.projects });
    } catch (error) {
      setHidden(false);
      notify.failed(error instanceof Error ? error.message : "It could not be deleted");
    }
  }

  const archive = (archived: boolean) =>
    patch.mutate({ archived, archived_at: archived ? new Date().toISOString() : null });
  return { rename: (name: string) => patch.mutate({ name }), archive, remove, hidden };
}
