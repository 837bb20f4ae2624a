"""What is sent to a chat endpoint, what is taken back, and where its token comes from."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from mlsystem import chat_endpoint, cloud_identity
from mlsystem.chat_endpoint import ChatEndpoint, ChatError

ANSWER = {
    "choices": [{"message": {"content": "Ice melts [a#0]"}}],
    "usage": {"prompt_tokens": 7, "completion_tokens": 3},
}


class Server:
    """Answers every request with `answer`; remembers path, headers and body of each."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, dict[str, str], Any]] = []
        self.answer: Any = ANSWER
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def _reply(self) -> None:
                length = int(self.headers.get("Content-Length", 0))
                body = json.loads(self.rfile.read(length)) if length else None
                outer.seen.append((self.path, dict(self.headers), body))
                self.send_response(200)
                self.end_headers()
                self.wfile.write(json.dumps(outer.answer).encode())

            do_GET = do_POST = _reply  # noqa: N815

            def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
                """Nothing is printed in tests."""

        self.http = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.http.server_port}"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    found = Server()
    threading.Thread(target=found.http.serve_forever, daemon=True).start()
    yield found
    found.http.shutdown()
    found.http.server_close()


def test_a_question_is_asked_and_its_tokens_are_counted(server: Server) -> None:
    reply = ChatEndpoint(f"{server.url}/v1", "chat", lambda: "secret").ask("Be brief.", "When?", 50)
    assert (reply.text, reply.tokens_in, reply.tokens_out) == ("Ice melts [a#0]", 7, 3)
    path, headers, body = server.seen[0]
    assert path == "/v1/chat/completions"
    assert headers["Authorization"] == "Bearer secret"
    assert (body["model"], body["max_tokens"], body["temperature"]) == ("chat", 50, 0)
    assert [m["role"] for m in body["messages"]] == ["system", "user"]


@pytest.mark.parametrize(
    ("name", "sent"),
    [
        ("gpt-5-mini", {"max_completion_tokens": 50, "reasoning_effort": "minimal"}),
        ("gpt-5.1", {"max_completion_tokens": 50, "reasoning_effort": "none"}),
        ("gpt-5-chat", {"max_completion_tokens": 50}),
        ("o4-mini", {"max_completion_tokens": 50, "reasoning_effort": "low"}),
        ("gpt-4.1-mini", {"max_tokens": 50, "temperature": 0}),
        ("google/gemini-2.5-flash", {"max_tokens": 50, "temperature": 0}),
    ],
)
def test_each_family_is_asked_as_it_wants_to_be(server: Server, name: str, sent: dict[str, Any]) -> None:
    ChatEndpoint(server.url, name).ask("", "When?", 50)
    body = server.seen[0][2]
    assert {key: value for key, value in body.items() if key not in ("model", "messages")} == sent


def test_without_a_token_no_authorisation_is_sent(server: Server) -> None:
    ChatEndpoint(server.url, "chat").ask("", "When?", 50)
    assert "Authorization" not in server.seen[0][1]
    assert [m["role"] for m in server.seen[0][2]["messages"]] == ["user"]


def test_another_answer_and_silence_are_errors(server: Server) -> None:
    server.answer = {"error": "quota"}
    with pytest.raises(ChatError, match="chat"):
        ChatEndpoint(server.url, "chat").ask("", "When?", 50)
    with pytest.raises(ChatError, match="chat"):
        ChatEndpoint("http://127.0.0.1:1", "chat", timeout_s=1).ask("", "When?", 50)


def test_an_endpoint_needs_an_address_and_a_model(monkeypatch: pytest.MonkeyPatch) -> None:
    assert chat_endpoint.configured("chat") is None
    monkeypatch.setenv("MLSYSTEM_LLM_URL", "http://llm/v1")
    assert chat_endpoint.configured("") is None
    found = chat_endpoint.configured("chat")
    assert found is not None
    assert (found.url, found.token()) == ("http://llm/v1", "")


def test_a_token_is_asked_for_again_shortly_before_it_ends() -> None:
    now, asked = [0.0], []

    def fetch() -> tuple[str, float]:
        asked.append(now[0])
        return f"t{len(asked)}", 1000.0

    token = cloud_identity.Cached(fetch, lambda: now[0])
    assert [token(), token()] == ["t1", "t1"]
    now[0] = 701.0
    assert token() == "t2"


def test_each_platform_is_asked_its_own_way(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cloud_identity, "GOOGLE", f"{server.url}/token")
    server.answer = {"access_token": "g", "expires_in": 3600}
    assert cloud_identity.token_of("google")() == "g"
    assert server.seen[-1][1]["Metadata-Flavor"] == "Google"
    monkeypatch.setenv("IDENTITY_ENDPOINT", f"{server.url}/msi")
    monkeypatch.setenv("IDENTITY_HEADER", "proof")
    monkeypatch.setenv("AZURE_CLIENT_ID", "me")
    server.answer = {"access_token": "a", "expires_on": "9999999999"}
    assert cloud_identity.token_of("azure")() == "a"
    path, headers, _ = server.seen[-1]
    assert "client_id=me" in path
    assert {k.lower(): v for k, v in headers.items()}["x-identity-header"] == "proof"
    with pytest.raises(KeyError):
        cloud_identity.token_of("elsewhere")
