"""A server of our own on loopback that speaks the Messages API and the chat API, with faults on demand.

Faults are told by a script: each request takes the next entry, and `None` (or an empty script) answers normally.
"""

from __future__ import annotations

import json
import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Blocks = list[dict[str, Any]]
Body = dict[str, Any]
NAMES = {429: "rate_limit_error", 529: "overloaded_error", 500: "api_error", 401: "authentication_error"}


@dataclass(frozen=True)
class Fault:
    """`status` answers with an error; `cut` breaks the stream after so many events; `stop` ends the answer early."""

    status: int = 200
    retry_after: str | None = None
    cut: int | None = None
    stop: str | None = None
    uncounted: bool = False  # no `usage`, as some local servers answer


@dataclass
class Script:
    """`blocks` turns a request into content blocks; `seen` keeps every request with its path and headers."""

    blocks: Callable[[Body], Blocks]
    faults: list[Fault | None] = field(default_factory=list)
    seen: list[dict[str, Any]] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def next_fault(self) -> Fault:
        with self.lock:
            return (self.faults.pop(0) if self.faults else None) or Fault()

    def paths(self) -> list[str]:
        return [one["path"].partition("?")[0] for one in self.seen]


def text(said: str) -> Blocks:
    return [{"type": "text", "text": said}]


def tool(name: str, **given: Any) -> dict[str, Any]:
    return {"type": "tool_use", "id": f"toolu_{uuid.uuid4().hex[:20]}", "name": name, "input": given}


def results(body: Body) -> Blocks:
    """Every tool result of a conversation, in order."""
    lists = [m["content"] for m in body["messages"] if isinstance(m["content"], list)]
    return [b for blocks in lists for b in blocks if isinstance(b, dict) and b.get("type") == "tool_result"]


@contextmanager
def serving(script: Script) -> Iterator[str]:
    """The server's address while the context is open."""
    handler = type("Bound", (Handler,), {"script": script})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


class Handler(BaseHTTPRequestHandler):
    script: Script
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: Any) -> None:
        """Quiet."""

    def do_GET(self) -> None:
        self._note({})
        self._json(404, {"type": "error", "error": {"type": "not_found_error", "message": self.path}})

    def do_POST(self) -> None:
        raw = self.rfile.read(int(self.headers.get("content-length") or 0))
        body = json.loads(raw or b"{}")
        self._note(body)
        path = self.path.partition("?")[0]
        if path == "/v1/messages/count_tokens":
            return self._json(200, {"input_tokens": len(raw) // 5})
        if path not in ("/v1/messages", "/v1/chat/completions"):
            return self._json(404, {"type": "error", "error": {"type": "not_found_error", "message": path}})
        fault = self.script.next_fault()
        if fault.status != 200:
            return self._refuse(fault)
        blocks = self.script.blocks(body)
        if path.endswith("completions"):
            return self._json(200, _completion(body, blocks, fault))
        message = _message(body, blocks, fault)
        return self._stream(message, fault.cut) if body.get("stream") else self._json(200, message)

    def _note(self, body: Body) -> None:
        self.script.seen.append({"path": self.path, "body": body, "headers": dict(self.headers)})

    def _refuse(self, fault: Fault) -> None:
        kind = NAMES.get(fault.status, "invalid_request_error")
        extra = {} if fault.retry_after is None else {"retry-after": fault.retry_after}
        error = {"type": kind, "message": f"fault {fault.status}"}
        self._json(fault.status, {"type": "error", "error": error}, extra)

    def _json(self, status: int, value: Any, extra: dict[str, str] | None = None) -> None:
        data = json.dumps(value).encode()
        self.send_response(status)
        for name, said in {"content-type": "application/json", "request-id": "req_1", **(extra or {})}.items():
            self.send_header(name, said)
        self.send_header("content-length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def _stream(self, message: Body, cut: int | None) -> None:
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.send_header("request-id", "req_1")
        self.send_header("transfer-encoding", "chunked")
        self.end_headers()
        for number, (kind, data) in enumerate(_events(message)):
            if number == cut:
                self.close_connection = True
                self.connection.close()
                return
            self._chunk(f"event: {kind}\ndata: {json.dumps({'type': kind, **data})}\n\n".encode())
        self._chunk(b"")

    def _chunk(self, data: bytes) -> None:
        self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
        self.wfile.flush()


def _message(body: Body, blocks: Blocks, fault: Fault) -> Body:
    called = any(b["type"] == "tool_use" for b in blocks)
    return {
        "id": f"msg_{uuid.uuid4().hex[:20]}", "type": "message", "role": "assistant",
        "model": f"{body.get('model')}-20260101", "content": blocks,
        "stop_reason": fault.stop or ("tool_use" if called else "end_turn"), "stop_sequence": None,
        "usage": {"input_tokens": 100, "output_tokens": 20, "cache_creation_input_tokens": 10,
                  "cache_read_input_tokens": 40},
    }  # fmt: skip


def _events(message: Body) -> Iterator[tuple[str, Body]]:
    begun = {**message, "content": [], "stop_reason": None, "usage": {**message["usage"], "output_tokens": 1}}
    yield "message_start", {"message": begun}
    for index, block in enumerate(message["content"]):
        if block["type"] == "text":
            empty, key, kind, body = {"type": "text", "text": ""}, "text", "text_delta", block["text"]
        else:
            empty = {**block, "input": {}}
            key, kind, body = "partial_json", "input_json_delta", json.dumps(block["input"])
        yield "content_block_start", {"index": index, "content_block": empty}
        for at in range(0, len(body), 64):
            yield "content_block_delta", {"index": index, "delta": {"type": kind, key: body[at : at + 64]}}
        yield "content_block_stop", {"index": index}
    delta = {"stop_reason": message["stop_reason"], "stop_sequence": None}
    yield "message_delta", {"delta": delta, "usage": {"output_tokens": message["usage"]["output_tokens"]}}
    yield "message_stop", {}


def _completion(body: Body, blocks: Blocks, fault: Fault) -> Body:
    said = "".join(b["text"] for b in blocks if b["type"] == "text")
    refused = fault.stop == "refusal"
    ends = {"max_tokens": "length", "refusal": "stop"}.get(fault.stop or "", "stop")
    message = {"role": "assistant", "content": None if refused else said, "refusal": said if refused else None}
    counted = {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120,
               "prompt_tokens_details": {"cached_tokens": 40}}  # fmt: skip
    return {
        "id": "chatcmpl-1", "object": "chat.completion", "created": 0, "model": body.get("model"),
        "choices": [{"index": 0, "finish_reason": ends, "message": message}],
        "usage": None if fault.uncounted else counted,
    }  # fmt: skip
