"""Readers see whole runs; the protocol is spoken as a Redis server understands it."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import ClassVar

import pytest

from mlsystem import sample, score_store
from mlsystem.resp import Resp, StoreError
from mlsystem.score_store import Local
from mlsystem.settings import Settings
from pipelines import batch_infer, load_scores


class Server(socketserver.StreamRequestHandler):
    """SET, GET and AUTH of a Redis server."""

    values: ClassVar[dict[bytes, bytes]] = {}

    def handle(self) -> None:
        while line := self.rfile.readline():
            words = [self._word() for _ in range(int(line[1:]))]
            self.wfile.write(self._answer(words))

    def _word(self) -> bytes:
        return self.rfile.read(int(self.rfile.readline()[1:]) + 2)[:-2]

    def _answer(self, words: list[bytes]) -> bytes:
        if words[0] == b"SET":
            self.values[words[1]] = words[2]
            return b"+OK\r\n"
        if words[0] == b"GET":
            found = self.values.get(words[1])
            return b"$-1\r\n" if found is None else b"$%d\r\n%s\r\n" % (len(found), found)
        return b"+OK\r\n" if words[1] == b"right word" else b"-WRONGPASS no\r\n"


@pytest.fixture
def port() -> Iterator[int]:
    Server.values.clear()
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Server) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


def test_a_run_is_seen_whole_or_not_at_all() -> None:
    store = Local()
    score_store.load([{"entity": "a", "score": 0.1}], "day-1", store)
    store.set("scores:day-2:a", '{"entity": "a", "score": 0.9}')
    assert score_store.lookup("a", store) == {"entity": "a", "score": 0.1}
    score_store.load([{"entity": "a", "score": 0.9}], "day-2", store)
    assert score_store.lookup("a", store) == {"entity": "a", "score": 0.9}
    assert score_store.lookup("b", store) is None


def test_a_server_is_spoken_to(port: int) -> None:
    store = score_store.connect(f"redis://:right%20word@127.0.0.1:{port}/0")
    assert score_store.load([{"entity": "é", "score": 0.5}], "day", store) == 1
    assert score_store.lookup("é", store) == {"entity": "é", "score": 0.5}
    with pytest.raises(StoreError, match="AUTH"):
        Resp(f"redis://:wrong@127.0.0.1:{port}/0")


def test_the_published_table_is_what_is_loaded(trained: Settings, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load_scores.load(Settings(tmp_path, trained.conf, trained.contracts), Local())
    store, day = Local(), (sample.START + timedelta(days=sample.DAYS)).date()
    scores = batch_infer.infer(trained, day)
    assert load_scores.load(trained, store) == scores.height
    first = scores.row(0, named=True)
    found = score_store.lookup(first["entity"], store)
    assert found is not None
    assert found["model_version"] == first["model_version"]
