import { describe, expect, it } from "vitest";
import { fromRow, toEvent } from "@/stream/event";
import { frameReader } from "@/stream/frames";

describe("frameReader", () => {
  it("joins frames cut anywhere, even inside a line", () => {
    const read = frameReader();
    expect(read('id: 4\nevent: chat.message\nda')).toEqual([]);
    expect(read('ta: {"a":\ndata: 1}\n\nid: 5\n')).toEqual([{ id: "4", event: "chat.message", data: '{"a":\n1}', retry: null }]);
    expect(read("data: x\n\n")).toEqual([{ id: "5", event: "message", data: "x", retry: null }]);
  });

  it("skips comments, keeps retry, understands CRLF", () => {
    const read = frameReader();
    expect(read(": hb\r\n\r\nretry: 250\r\n\r\n")).toEqual([{ id: null, event: "message", data: "", retry: 250 }]);
  });
});

describe("toEvent", () => {
  it("reads a whole row and a bare payload alike", () => {
    const row = toEvent({ id: "7", event: "message", data: '{"seq":7,"type":"a.b","payload":{"x":1},"decision_set_id":"s"}', retry: null });
    const bare = toEvent({ id: "7", event: "a.b", data: '{"x":1,"decision_set_id":"s"}', retry: null });
    expect(row).toMatchObject({ seq: 7, type: "a.b", decision_set_id: "s", payload: { x: 1 } });
    expect(bare).toMatchObject({ seq: 7, type: "a.b", decision_set_id: "s", payload: { x: 1 } });
  });

  it("refuses what is no event", () => {
    expect(toEvent({ id: "1", event: "x", data: "not json", retry: null })).toBeNull();
    expect(fromRow({ type: "x" })).toBeNull();
  });
});
