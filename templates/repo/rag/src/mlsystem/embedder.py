"""Text to vectors. The hashing embedder is for the demo and the tests only; production names a real model."""

from __future__ import annotations

import json
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import HashingVectorizer

Vectors = NDArray[np.float32]


class EmbeddingError(Exception):
    """The model refused, did not answer in time, or answered with something else."""


class NoEmbedderError(Exception):
    """A language model answers, and nothing but the demo's word hashes would search for it."""


class Embedder(Protocol):
    name: str

    def embed(self, texts: list[str]) -> Vectors:
        """One unit vector per text. Raises EmbeddingError."""
        ...


class HashingEmbedder:
    """Demo only: word hashes, no meaning. Needs no download and gives the same vectors everywhere."""

    name = "hashing-demo-only"

    def __init__(self, size: int = 4096) -> None:
        self.hasher = HashingVectorizer(
            n_features=size, stop_words="english", norm="l2", alternate_sign=False
        )

    def embed(self, texts: list[str]) -> Vectors:
        return np.asarray(self.hasher.transform(texts).toarray(), dtype=np.float32)


class BedrockEmbedder:
    """A text embedding model behind Amazon Bedrock; `client` is a boto3 `bedrock-runtime` client."""

    def __init__(self, client: Any, model_id: str) -> None:
        self.client = client
        self.name = model_id

    def embed(self, texts: list[str]) -> Vectors:
        rows = np.asarray([self._one(text) for text in texts], dtype=np.float32)
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)

    def _one(self, text: str) -> list[float]:
        body = json.dumps({"inputText": text, "normalize": True})
        try:
            answer = self.client.invoke_model(modelId=self.name, body=body)
            return list(json.loads(answer["body"].read())["embedding"])
        except Exception as error:
            raise EmbeddingError(f"{self.name}: {error!r}") from error
