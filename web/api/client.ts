import { Problem, readProblem } from "./problem";

export interface Send {
  method?: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  body?: unknown;
  ifMatch?: number;
  signal?: AbortSignal;
}

/** One call to the same origin; a body is JSON, or a file as it is. Throws `Problem`; a POST carries an idempotency key of its own. */
export async function send<T>(path: string, options: Send = {}): Promise<T> {
  const method = options.method ?? "GET";
  const response = await fetch(path, {
    method,
    headers: headersFor(method, options),
    body: options.body === undefined || options.body instanceof Blob ? options.body : JSON.stringify(options.body),
    signal: options.signal,
    credentials: "same-origin",
  }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Problem(0, "No connection", "The server cannot be reached. Your design is safe there.");
  });
  if (!response.ok) throw await readProblem(response);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

function headersFor(method: string, { body, ifMatch }: Send): Record<string, string> {
  const headers: Record<string, string> = { accept: "application/json", "x-requested-with": "fetch" };
  if (body !== undefined) headers["content-type"] = body instanceof Blob ? body.type : "application/json";
  if (method === "POST") headers["idempotency-key"] = crypto.randomUUID();
  if (ifMatch !== undefined) headers["if-match"] = `"${ifMatch}"`;
  return headers;
}
