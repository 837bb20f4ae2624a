import { fromRow, type StreamEvent } from "./event";
import { follow, type Connection, type Follow } from "./follow";

type Told = { events: StreamEvent[] } | { connection: Connection };

/**
 * Follows like `follow`, but over all tabs of one browser only one holds a connection: browsers allow six per
 * server. The others read what they missed once and then listen; when the holder closes, the next takes over.
 */
export async function followShared(options: Follow): Promise<void> {
  const { signal } = options;
  if (typeof BroadcastChannel === "undefined" || !navigator.locks) return follow(options);
  const name = `amp.stream:${options.url}`;
  const channel = new BroadcastChannel(name);
  const tab = listener(options);
  channel.onmessage = ({ data }: MessageEvent<Told>) => void tab.hear(data);
  signal.addEventListener("abort", () => channel.close(), { once: true });
  options.onConnection({ state: "connecting" });
  const holding = navigator.locks.request(name, { signal }, () => {
    tab.leads = true;
    return follow({
      ...options,
      after: tab.last,
      onEvents: (events) => (tab.take(events), channel.postMessage({ events } satisfies Told)),
      onConnection: (connection) => (options.onConnection(connection), channel.postMessage({ connection } satisfies Told)),
      onReset: () => ((tab.last = 0), options.onReset?.()),
    });
  });
  setTimeout(() => void tab.catchUp(), LISTEN_AFTER_MS);
  await holding.catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}

/** A tab that is alone gets the lock at once and needs no page of history. */
const LISTEN_AFTER_MS = 100;

function listener(options: Follow) {
  return {
    leads: false,
    last: options.after,
    async hear(told: Told) {
      if (this.leads || options.signal.aborted) return;
      if ("connection" in told) return options.onConnection(told.connection);
      const first = told.events[0];
      if (first && first.seq > this.last + 1) await this.catchUp();
      this.take(told.events);
    },
    take(events: StreamEvent[]) {
      const fresh = events.filter(({ seq }) => seq > this.last);
      if (fresh.length === 0) return;
      this.last = fresh.at(-1)!.seq;
      options.onEvents(fresh);
    },
    async catchUp() {
      for (let more = true; more && !this.leads && !options.signal.aborted; ) {
        const rows = await page(options, this.last);
        more = rows.length > 0;
        this.take(rows);
      }
      if (!this.leads && !options.signal.aborted) options.onConnection({ state: "live" });
    },
  };
}

async function page(options: Follow, after: number): Promise<StreamEvent[]> {
  const init = { headers: { accept: "application/json" }, signal: options.signal, credentials: "same-origin" } as const;
  const response = await fetch(`${options.url}?after=${after}`, init).catch(() => null);
  if (!response?.ok) return [];
  const { items = [] } = (await response.json()) as { items?: Record<string, unknown>[] };
  return items.map((row) => fromRow(row)).filter((row) => row !== null);
}
