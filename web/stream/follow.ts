import { fromRow, toEvent, type StreamEvent } from "./event";
import { frameReader } from "./frames";

export type Connection =
  | { state: "connecting" }
  | { state: "live" }
  | { state: "reconnecting"; attempt: number }
  | { state: "polling" }
  | { state: "offline" }
  | { state: "refused"; status: number };

export interface Follow {
  url: string;
  after: number;
  onEvents: (events: StreamEvent[]) => void;
  onConnection: (connection: Connection) => void;
  /** The log is another one (a restored database): forget the feed, everything is sent again. */
  onReset?: () => void;
  signal: AbortSignal;
  wait?: (ms: number, signal: AbortSignal) => Promise<void>;
}

const POLL_AFTER = 3;
const POLL_MS = 3000;

/**
 * Follows a project's event log for as long as `signal` allows. It resumes from the last sequence number
 * after every cut, drops repeats, and polls after three failures in a row until a stream opens again.
 */
export async function follow(options: Follow): Promise<void> {
  const { signal, onConnection } = options;
  const wait = options.wait ?? sleep;
  const cursor = { last: options.after, retry: 250 };
  let failures = 0;
  onConnection({ state: "connecting" });
  while (!signal.aborted) {
    const outcome = await readOnce(options, cursor, failures >= POLL_AFTER);
    if (signal.aborted) return;
    if (typeof outcome === "number") return onConnection({ state: "refused", status: outcome });
    failures = outcome === "ended" ? 0 : failures + 1;
    if (outcome === "failed") onConnection(trouble(failures));
    await wait(outcome === "ended" ? cursor.retry : backoff(failures), signal);
  }
}

type Outcome = "ended" | "failed" | number;

async function readOnce(options: Follow, cursor: { last: number; retry: number }, polling: boolean): Promise<Outcome> {
  try {
    const response = await fetch(`${options.url}?after=${cursor.last}`, {
      headers: {
        accept: polling ? "text/event-stream, application/json" : "text/event-stream",
        ...(cursor.last > 0 ? { "last-event-id": String(cursor.last) } : {}),
      },
      signal: options.signal,
      cache: "no-store",
      credentials: "same-origin",
    });
    if ([401, 403, 404].includes(response.status)) return response.status;
    if (!response.ok || !response.body) return "failed";
    options.onConnection({ state: "live" });
    await drain(response, options, cursor);
    return "ended";
  } catch {
    return "failed";
  }
}

async function drain(response: Response, options: Follow, cursor: { last: number; retry: number }): Promise<void> {
  if (response.headers.get("content-type")?.includes("json")) {
    const page = (await response.json()) as { items?: Record<string, unknown>[] };
    deliver((page.items ?? []).map((row) => fromRow(row)), options, cursor);
    return;
  }
  const read = frameReader();
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const frames = read(value);
    for (const frame of frames) if (frame.retry !== null) cursor.retry = frame.retry;
    deliver(frames.map(toEvent), options, cursor);
  }
}

function deliver(rows: (StreamEvent | null)[], options: Follow, cursor: { last: number }): void {
  const fresh: StreamEvent[] = [];
  for (const row of rows) {
    if (row?.type === "stream.reset") {
      cursor.last = 0;
      options.onReset?.();
    }
    if (row === null || row.type === "stream.reset" || row.seq <= cursor.last) continue;
    cursor.last = row.seq;
    fresh.push(row);
  }
  if (fresh.length > 0) options.onEvents(fresh);
}

function trouble(failures: number): Connection {
  if (typeof navigator !== "undefined" && navigator.onLine === false) return { state: "offline" };
  return failures >= POLL_AFTER ? { state: "polling" } : { state: "reconnecting", attempt: failures };
}

const backoff = (failures: number) => (failures >= POLL_AFTER ? POLL_MS : 250 * 2 ** failures);

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => (clearTimeout(timer), resolve()), { once: true });
  });
}
