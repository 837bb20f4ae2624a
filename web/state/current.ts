"use client";

import type { VersionSummary } from "@/api/contract";
import { useVersions } from "@/api/queries";
import { useParam } from "./location";

/** The version the address names, else the newest one. */
export function useCurrentSet(projectId: string | null): VersionSummary | null {
  const versions = useVersions(projectId).data;
  const wanted = useParam("v");
  if (!versions || versions.length === 0) return null;
  return versions.find((set) => wanted !== null && (String(set.version) === wanted || set.id === wanted)) ?? newest(versions);
}

export const newest = (versions: VersionSummary[]): VersionSummary =>
  versions.reduce((latest, set) => (set.version > latest.version ? set : latest));
