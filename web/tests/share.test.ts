// @vitest-environment node
import { afterEach, describe, expect, it, vi } from "vitest";
import { followShared } from "@/stream/share";

const row = (seq: number) => ({ seq, type: "t", payload: {} });
const frame = (seq: number) => `id: ${seq}\ndata: ${JSON.stringify(row(seq))}\n\n`;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** One exclusive lock, as the browser keeps it over all tabs. */
function locks() {
  let tail: Promise<unknown> = Promise.resolve();
  return {
    request(_name: string, { signal }: { signal: AbortSignal }, work: () => Promise<void>) {
      const mine = tail.then(() => (signal.aborted ? undefined : work()));
      tail = mine.catch(() => undefined);
      return mine;
    },
  };
}

describe("one stream over all tabs", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("opens one connection, and both tabs get every event once", async () => {
    let streams = 0;
    let write: (text: string) => void = () => {};
    vi.stubGlobal("navigator", { locks: locks() });
    vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
      const asked = init.headers as Record<string, string>;
      if (asked.accept === "application/json") {
        const after = Number(new URL(url, "http://x").searchParams.get("after"));
        return Response.json({ items: [1, 2].filter((seq) => seq > after).map(row) });
      }
      streams++;
      const encoder = new TextEncoder();
      const body = new ReadableStream({ start: (control) => void (write = (text) => control.enqueue(encoder.encode(text))) });
      return new Response(body, { headers: { "content-type": "text/event-stream" } });
    });
    const seen: number[][] = [[], []];
    const stops = seen.map(() => new AbortController());
    seen.forEach((list, tab) =>
      void followShared({
        url: "/shared",
        after: 0,
        onEvents: (events) => list.push(...events.map(({ seq }) => seq)),
        onConnection: () => {},
        signal: stops[tab]!.signal,
      }),
    );
    await pause(30);
    write(frame(1) + frame(2));
    await pause(150);
    write(frame(3));
    await pause(50);
    stops.forEach((stop) => stop.abort());
    expect(streams).toBe(1);
    expect(seen).toEqual([[1, 2, 3], [1, 2, 3]]);
  });
});
