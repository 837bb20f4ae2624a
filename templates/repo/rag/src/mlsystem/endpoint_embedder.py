"""Text to vectors behind an endpoint: the embeddings protocol of vLLM and Azure OpenAI, or Vertex AI's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from mlsystem import http_json
from mlsystem.embedder import EmbeddingError, Vectors

TIMEOUT_S = 30.0


@dataclass(frozen=True)
class Wire:
    """How one protocol is spoken: what follows the address, how many texts one request may carry, what is
    sent for a model and its texts, and the vectors in what comes back."""

    path: str
    most: int
    body: Callable[[str, list[str]], dict[str, Any]]
    vectors: Callable[[Any], list[list[float]]]


WIRES = {
    "openai": Wire(
        "/embeddings",
        64,
        lambda name, texts: {"model": name, "input": texts},
        lambda answer: [row["embedding"] for row in sorted(answer["data"], key=lambda row: row["index"])],
    ),
    # Vertex AI takes one text a request for its newest models; the address names the model.
    "vertex": Wire(
        "",
        1,
        lambda name, texts: {"instances": [{"content": text} for text in texts]},
        lambda answer: [row["embeddings"]["values"] for row in answer["predictions"]],
    ),
}


class EndpointEmbedder:
    """`url` ends before `/embeddings`, or in `:predict` on Vertex AI; `token` gives a bearer token."""

    def __init__(self, url: str, name: str, token: Callable[[], str]) -> None:
        self.url = url.rstrip("/")
        self.name = name
        self.token = token
        self.wire = WIRES["vertex" if self.url.endswith(":predict") else "openai"]

    def embed(self, texts: list[str]) -> Vectors:
        """One unit vector per text. Raises EmbeddingError."""
        most = self.wire.most
        parts = [texts[start : start + most] for start in range(0, len(texts), most)]
        rows = np.asarray([row for part in parts for row in self._some(part)], dtype=np.float32)
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)

    def _some(self, texts: list[str]) -> list[list[float]]:
        body = self.wire.body(self.name, texts)
        try:
            answer = http_json.post(f"{self.url}{self.wire.path}", body, self.token(), TIMEOUT_S)
            found = self.wire.vectors(answer)
        except (OSError, ValueError, KeyError, IndexError, TypeError) as error:
            raise EmbeddingError(f"{self.name}: {error!r}") from error
        if len(found) != len(texts):
            raise EmbeddingError(f"{self.name}: {len(found)} vectors for {len(texts)} texts")
        return found
