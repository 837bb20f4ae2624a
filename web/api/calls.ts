import { send } from "./client";
import type {
  Accepted,
  Artifact,
  DecisionSet,
  FileContent,
  Gate,
  Intent,
  Page,
  Project,
  RepoFile,
  Session,
  SetDiff,
  Verdict,
  VersionSummary,
} from "./contract";

const post = <T>(path: string, body: unknown = {}, ifMatch?: number) =>
  send<T>(path, { method: "POST", body, ifMatch });

const items = <T>(answer: Page<T> | T[]): T[] => (Array.isArray(answer) ? answer : answer.items);
const segments = (path: string) => path.split("/").map(encodeURIComponent).join("/");

export const session = () => send<Session>("/auth/me");
export const projects = async () => items(await send<Page<Project>>("/projects?limit=100"));
export const project = (id: string) => send<Project>(`/projects/${id}`);
export const createProject = (name: string) => post<Project>("/projects", { name });
export const patchProject = (id: string, patch: Partial<Project> & { archived?: boolean }) =>
  send<Project>(`/projects/${id}`, { method: "PATCH", body: patch });
export const deleteProject = (id: string) => send<void>(`/projects/${id}`, { method: "DELETE" });

export const propose = (projectId: string, intent: Intent) =>
  post<Accepted>(`/projects/${projectId}/constraints`, intent);
export const say = (projectId: string, text: string) => post<unknown>(`/projects/${projectId}/messages`, { text });
export const answer = (setId: string, answers: Record<string, unknown>, acceptDefaults: boolean) =>
  post<Accepted>(`/decision-sets/${setId}/answers`, { answers, accept_defaults: acceptDefaults });

export const versions = async (projectId: string) =>
  items(await send<Page<VersionSummary>>(`/projects/${projectId}/decision-sets?limit=100`));
export const decisionSet = (id: string) => send<DecisionSet>(`/decision-sets/${id}`);
export const decide = (id: string, revision: number, verdict: Verdict) =>
  post<DecisionSet>(`/decision-sets/${id}/approve`, verdict, revision);
export const act = (id: string, action: string, body: unknown = {}) =>
  post<Partial<Accepted>>(`/decision-sets/${id}/${action}`, body);

export const diff = (id: string, against: string) => send<SetDiff>(`/decision-sets/${id}/diff?against=${against}`);
export const files = async (id: string) => items(await send<Page<RepoFile> | RepoFile[]>(`/decision-sets/${id}/files`));
export const file = (id: string, path: string) => send<FileContent>(`/decision-sets/${id}/files/${segments(path)}`);
export const report = (id: string) => send<FileContent>(`/decision-sets/${id}/report`);
export const artifacts = async (id: string) =>
  items(await send<Page<Artifact> | Artifact[]>(`/decision-sets/${id}/artifacts`));
export const downloadHref = (artifactId: string) => `/artifacts/${artifactId}/download`;
export const gates = async () => items(await send<Page<Gate> | Gate[]>("/gates?status=waiting"));
