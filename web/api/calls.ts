import { send } from "./client";
import type {
  Accepted,
  ApiKey,
  ApiKeyMade,
  Artifact,
  DecisionSet,
  Delivery,
  FileContent,
  Gate,
  Installation,
  Intent,
  Page,
  Project,
  RepoFile,
  Said,
  Scope,
  Session,
  SetDiff,
  Verdict,
  VersionSummary,
  Webhook,
  WebhookMade,
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
export const readPdf = async (file: Blob) =>
  (await post<{ text: string }>("/briefs/text", new Blob([file], { type: "application/pdf" }))).text;
export const say = (projectId: string, text: string) => post<unknown>(`/projects/${projectId}/messages`, { text });
export const answer = (setId: string, said: Said) => post<Accepted>(`/decision-sets/${setId}/answers`, said);

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
/** What waits for a person: of each design its newest version; the ones before it can still be approved from its own page. */
export const gates = async () => newest(items(await send<Page<Gate> | Gate[]>("/gates?status=waiting")));

const newest = (waiting: Gate[]): Gate[] =>
  waiting.filter((gate) => !waiting.some((other) => other.project_id === gate.project_id && other.version > gate.version));

export const installation = () => send<Installation>("/installation");
export const signOut = () => post<{ url: string }>("/auth/logout");

export const apiKeys = async () => items(await send<Page<ApiKey>>("/api-keys"));
export const createApiKey = (key: { name: string; scopes: Scope[]; project_id?: string; expires_at?: string }) =>
  post<ApiKeyMade>("/api-keys", key);
export const revokeApiKey = (id: string) => send<void>(`/api-keys/${id}`, { method: "DELETE" });

const hooks = (projectId: string) => `/projects/${projectId}/webhooks`;
export const webhooks = async (projectId: string) => items(await send<Page<Webhook>>(hooks(projectId)));
export const createWebhook = (projectId: string, webhook: { url: string; event_types: string[]; description: string }) =>
  post<WebhookMade>(hooks(projectId), webhook);
export const patchWebhook = (projectId: string, id: string, change: { enabled: boolean }) =>
  send<Webhook>(`${hooks(projectId)}/${id}`, { method: "PATCH", body: change });
export const deleteWebhook = (projectId: string, id: string) => send<void>(`${hooks(projectId)}/${id}`, { method: "DELETE" });
export const rotateSecret = (projectId: string, id: string) => post<WebhookMade>(`${hooks(projectId)}/${id}/rotate`);
export const deliveries = async (projectId: string, id: string) =>
  items(await send<Page<Delivery>>(`${hooks(projectId)}/${id}/deliveries`));
export const replay = (projectId: string, id: string, delivery: string) =>
  post<Delivery>(`${hooks(projectId)}/${id}/deliveries/${delivery}/replay`);
