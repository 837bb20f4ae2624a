"""An index of vectors and codes that knows who may read what: filtered before ranking, never after."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mlsystem.codes import codes, share
from mlsystem.documents import PUBLIC, Document
from mlsystem.embedder import Embedder, Vectors

CHUNK_WORDS = 120
OVERLAP_WORDS = 20


class EmptyIndexError(Exception):
    """No document holds a word."""


@dataclass(frozen=True)
class Chunk:
    id: str
    document: str
    title: str
    text: str
    groups: tuple[str, ...]


@dataclass(frozen=True)
class Hit:
    chunk: Chunk
    score: float


@dataclass(frozen=True)
class Index:
    """`sources` is document id → hash, so that only what changed is embedded again."""

    embedder: str
    chunks: list[Chunk]
    vectors: Vectors
    sources: dict[str, str]


def split(document: Document) -> list[Chunk]:
    """Overlapping windows of words; an empty document has no chunk."""
    words = document.text.split()
    starts = range(0, max(len(words) - OVERLAP_WORDS, 1), CHUNK_WORDS - OVERLAP_WORDS) if words else []
    return [
        Chunk(
            f"{document.id}#{n}",
            document.id,
            document.title,
            " ".join(words[s : s + CHUNK_WORDS]),
            document.groups,
        )
        for n, s in enumerate(starts)
    ]


def build(documents: list[Document], embedder: Embedder, *earlier: Index) -> tuple[Index, list[str]]:
    """The index of `documents` and the ids that were embedded; a document that stands unchanged in one of the
    `earlier` indexes keeps its vectors. Raises EmptyIndexError."""
    sources = {d.id: d.sha256 for d in documents}
    chunks = [chunk for d in sorted(documents, key=lambda d: d.id) for chunk in split(d)]
    if not chunks:
        raise EmptyIndexError("no document has landed, so there is nothing to find")
    known = {
        (chunk.id, old.sources[chunk.document]): vector
        for old in earlier
        if old.embedder == embedder.name
        for chunk, vector in zip(old.chunks, old.vectors, strict=True)
    }
    keys = [(chunk.id, sources[chunk.document]) for chunk in chunks]
    fresh = {key: chunk for key, chunk in zip(keys, chunks, strict=True) if key not in known}
    if fresh:
        embedded = embedder.embed([f"{c.title}\n{c.text}" for c in fresh.values()])
        known |= dict(zip(fresh, embedded, strict=True))
    vectors = np.vstack([known[key] for key in keys])
    return Index(embedder.name, chunks, vectors, sources), sorted({c.document for c in fresh.values()})


def search(index: Index, embedder: Embedder, question: str, groups: set[str], k: int) -> list[Hit]:
    """The `k` best chunks among those the caller may read: by meaning, and by codes to the letter.

    A chunk's score is its similarity plus the share of the question's codes that stand in it.
    """
    allowed = [i for i, c in enumerate(index.chunks) if groups & set(c.groups) or PUBLIC in c.groups]
    if not allowed:
        return []
    wanted = codes(question)
    literal = np.asarray([share(wanted, index.chunks[i].text) for i in allowed], dtype=np.float32)
    scores = index.vectors[allowed] @ embedder.embed([question])[0] + literal
    order = np.argsort(-scores, kind="stable")[:k]
    return [Hit(index.chunks[allowed[i]], float(scores[i])) for i in order]
