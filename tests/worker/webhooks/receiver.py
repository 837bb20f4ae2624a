"""A receiver that misbehaves: it fails, hangs up, stalls, redirects and throttles before it accepts."""

from __future__ import annotations

import threading
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Receiver:
    """`moods` are taken in turn by message id; after the last a message is accepted."""

    def __init__(self, *moods: str) -> None:
        self.moods = moods
        self.seen: Counter[str] = Counter()
        self.accepted: list[tuple[dict[str, str], bytes]] = []
        self.paths: list[str] = []
        self.lock = threading.Lock()
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                receiver.answer(self)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}/hook"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        body = request.rfile.read(int(request.headers["content-length"]))
        headers = {name.lower(): value for name, value in request.headers.items()}
        with self.lock:
            self.paths.append(request.path)
            turn = self.seen[headers["webhook-id"]]
            self.seen[headers["webhook-id"]] += 1
        mood = self.moods[turn] if turn < len(self.moods) else "200"
        if mood == "200":
            self.accepted.append((headers, body))
        if mood == "reset":
            request.connection.close()
            return
        if mood == "stall":
            threading.Event().wait(3)
        request.send_response(int(mood) if mood.isdigit() else 200)
        if mood == "429":
            request.send_header("Retry-After", "1")
        if mood == "302":
            request.send_header("Location", "/elsewhere")
        request.send_header("Content-Length", "0")
        request.end_headers()
