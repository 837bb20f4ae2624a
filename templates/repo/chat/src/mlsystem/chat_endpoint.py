"""A language model behind the chat-completions protocol, as vLLM, Vertex AI and Azure OpenAI speak it."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass

from mlsystem import cloud_identity, http_json, model_families


class ChatError(Exception):
    """The endpoint refused, did not answer in time, or answered with something else."""


@dataclass(frozen=True)
class Reply:
    """`tokens_in` and `tokens_out` are what the endpoint counted."""

    text: str
    tokens_in: int
    tokens_out: int


def no_token() -> str:
    return ""


@dataclass(frozen=True)
class ChatEndpoint:
    """`url` ends before `/chat/completions`; `token` gives a bearer token, or nothing if none is needed."""

    url: str
    name: str
    token: Callable[[], str] = no_token
    timeout_s: float = 60

    def ask(self, system: str, user: str, max_tokens: int) -> Reply:
        """Raises ChatError."""
        messages = [{"role": "system", "content": system}] if system else []
        body = {
            "model": self.name,
            "messages": [*messages, {"role": "user", "content": user}],
            **model_families.parameters(self.name, max_tokens),
        }
        try:
            address = f"{self.url.rstrip('/')}/chat/completions"
            answer = http_json.post(address, body, self.token(), self.timeout_s)
            text = answer["choices"][0]["message"]["content"] or ""
            return Reply(text, answer["usage"]["prompt_tokens"], answer["usage"]["completion_tokens"])
        except (OSError, ValueError, KeyError, IndexError, TypeError) as error:
            raise ChatError(f"{self.name}: {error!r}") from error


def configured(name: str, timeout_s: float = 60) -> ChatEndpoint | None:
    """The endpoint at MLSYSTEM_LLM_URL asked for model `name`; None where no address is set."""
    url, identity = os.environ.get("MLSYSTEM_LLM_URL", ""), os.environ.get("MLSYSTEM_LLM_IDENTITY", "")
    if not url or not name:
        return None
    return ChatEndpoint(url, name, cloud_identity.token_of(identity), timeout_s)
