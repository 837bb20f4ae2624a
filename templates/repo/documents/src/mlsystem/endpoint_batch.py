"""Many requests to a chat model that answers at once: some at a time, each by itself."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Protocol

from mlsystem.batch_model import Request
from mlsystem.chat_endpoint import ChatError, Reply

log = logging.getLogger("batch")


class Chat(Protocol):
    @property
    def name(self) -> str: ...

    def ask(self, system: str, user: str, max_tokens: int) -> Reply:
        """Raises ChatError."""
        ...


@dataclass(frozen=True)
class EndpointBatch:
    """`at_once` requests are under way at any time."""

    endpoint: Chat
    max_tokens: int
    at_once: int = 16

    @property
    def name(self) -> str:
        return self.endpoint.name

    def complete(self, requests: list[Request]) -> dict[str, str]:
        """Request id → answer text; a request that failed is absent, so its document goes to a person."""
        with ThreadPoolExecutor(self.at_once) as pool:
            answers = pool.map(self._one, requests)
            return {r.id: text for r, text in zip(requests, answers, strict=True) if text is not None}

    def _one(self, request: Request) -> str | None:
        try:
            return self.endpoint.ask("", request.prompt, self.max_tokens).text
        except ChatError:
            log.exception("a request failed", extra={"fields": {"request": request.id}})
            return None
