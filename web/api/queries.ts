"use client";

import { useQuery } from "@tanstack/react-query";
import * as calls from "./calls";
import type { Problem } from "./problem";

export const keys = {
  session: ["session"] as const,
  projects: ["projects"] as const,
  project: (id: string) => ["project", id] as const,
  versions: (projectId: string) => ["versions", projectId] as const,
  set: (id: string) => ["set", id] as const,
  files: (id: string) => ["files", id] as const,
  file: (id: string, path: string) => ["files", id, path] as const,
  report: (id: string) => ["report", id] as const,
  artifacts: (id: string) => ["artifacts", id] as const,
  diff: (id: string, against: string) => ["diff", id, against] as const,
  gates: ["gates"] as const,
  installation: ["installation"] as const,
  apiKeys: ["api-keys"] as const,
  webhooks: (projectId: string) => ["webhooks", projectId] as const,
  deliveries: (webhookId: string) => ["deliveries", webhookId] as const,
};

const query = <T>(queryKey: readonly unknown[], id: string | null | undefined, queryFn: () => Promise<T>) => ({
  queryKey,
  queryFn,
  enabled: Boolean(id),
});

export const useSession = () => useQuery<Awaited<ReturnType<typeof calls.session>>, Problem>({ queryKey: keys.session, queryFn: calls.session, retry: false });
export const useProjects = () => useQuery({ queryKey: keys.projects, queryFn: calls.projects });
export const useProject = (id: string | null) => useQuery(query(keys.project(id ?? ""), id, () => calls.project(id!)));
export const useVersions = (id: string | null) => useQuery(query(keys.versions(id ?? ""), id, () => calls.versions(id!)));
export const useDecisionSet = (id: string | null | undefined) =>
  useQuery(query(keys.set(id ?? ""), id, () => calls.decisionSet(id!)));
/** Titles of the patterns a version names; a reader is not rendered again when anything else of the version changes. */
export const useTitles = (id: string | null | undefined) =>
  useQuery({ ...query(keys.set(id ?? ""), id, () => calls.decisionSet(id!)), select: ({ titles }) => titles });
export const useFiles = (id: string | null) => useQuery(query(keys.files(id ?? ""), id, () => calls.files(id!)));
export const useFile = (id: string | null, path: string | null) =>
  useQuery(query(keys.file(id ?? "", path ?? ""), id && path, () => calls.file(id!, path!)));
export const useReport = (id: string, there: boolean) =>
  useQuery(query(keys.report(id), there ? id : null, () => calls.report(id)));
export const useArtifacts = (id: string | null) =>
  useQuery(query(keys.artifacts(id ?? ""), id, () => calls.artifacts(id!)));
export const useDiff = (id: string | null, against: string | null) =>
  useQuery(query(keys.diff(id ?? "", against ?? ""), id && against, () => calls.diff(id!, against!)));
export const useGates = () => useQuery({ queryKey: keys.gates, queryFn: calls.gates, refetchInterval: 30_000 });
export const useInstallation = () => useQuery({ queryKey: keys.installation, queryFn: calls.installation, staleTime: Infinity });
export const useApiKeys = () => useQuery({ queryKey: keys.apiKeys, queryFn: calls.apiKeys });
export const useWebhooks = (projectId: string | null) =>
  useQuery(query(keys.webhooks(projectId ?? ""), projectId, () => calls.webhooks(projectId!)));
export const useDeliveries = (projectId: string, webhookId: string) =>
  useQuery({ ...query(keys.deliveries(webhookId), webhookId, () => calls.deliveries(projectId, webhookId)), refetchInterval: 5_000 });
