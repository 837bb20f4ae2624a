// @vitest-environment node
import { afterEach, describe, expect, it, vi } from "vitest";
import type { StreamEvent } from "@/stream/event";
import { follow, type Connection } from "@/stream/follow";

const frame = (seq: number) => `id: ${seq}\ndata: {"seq":${seq},"type":"t","payload":{}}\n\n`;
const stream = (...chunks: string[]) =>
  new Response(new Blob(chunks).stream(), { headers: { "content-type": "text/event-stream" } });

/** Follows through the scripted answers, then stops. */
async function run(answers: (() => Response | Promise<Response>)[], after = 0) {
  const stop = new AbortController();
  const events: StreamEvent[] = [];
  const connections: Connection[] = [];
  const waits: number[] = [];
  const asked: { url: string; headers: Record<string, string> }[] = [];
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    asked.push({ url, headers: init.headers as Record<string, string> });
    const next = answers.shift();
    if (next) return next();
    stop.abort();
    throw new DOMException("stopped", "AbortError");
  });
  const wait = async (ms: number) => void waits.push(ms);
  await follow({ url: "/e", after, onEvents: (batch) => events.push(...batch), onConnection: (c) => connections.push(c), signal: stop.signal, wait });
  return { seqs: events.map(({ seq }) => seq), connections, waits, asked };
}

afterEach(() => vi.unstubAllGlobals());

describe("follow", () => {
  it("resumes after a cut from the last number seen, without repeats", async () => {
    const cut = () => stream(frame(1), frame(2));
    const replay = () => stream(frame(2), frame(3));
    const { seqs, asked } = await run([cut, replay]);
    expect(seqs).toEqual([1, 2, 3]);
    expect(asked.map(({ url }) => url)).toEqual(["/e?after=0", "/e?after=2", "/e?after=3"]);
    expect(asked[1]?.headers["last-event-id"]).toBe("2");
    expect(asked[0]?.headers["last-event-id"]).toBeUndefined();
  });

  it("waits as long as the server asks before it comes back", async () => {
    const { waits } = await run([() => stream("retry: 700\n\n", frame(1))]);
    expect(waits[0]).toBe(700);
  });

  it("polls after three failures and says so", async () => {
    const broken = () => new Response("", { status: 503 });
    const page = () => new Response(JSON.stringify({ items: [{ seq: 1, type: "t", payload: {} }] }), { headers: { "content-type": "application/json" } });
    const { seqs, connections, asked } = await run([broken, broken, broken, page]);
    expect(seqs).toEqual([1]);
    expect(connections.map(({ state }) => state)).toEqual(["connecting", "reconnecting", "reconnecting", "polling", "live"]);
    expect(asked[3]?.headers.accept).toContain("application/json");
  });

  it("stops when the server refuses", async () => {
    const { connections, asked } = await run([() => new Response("", { status: 404 })]);
    expect(connections.at(-1)).toEqual({ state: "refused", status: 404 });
    expect(asked).toHaveLength(1);
  });
});
