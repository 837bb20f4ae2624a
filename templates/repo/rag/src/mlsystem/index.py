"""An index of vectors and codes that knows who may read what: filtered before ranking, never after."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mlsystem.codes import codes, share
from mlsystem.documents import PUBLIC, Document
from mlsystem.embedder import Embedder, Vectors

CHUNK_WORDS = 120
OVERLAP_WORDS = 20


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


def build(
    documents: list[Document], embedder: Embedder, last: Index | None = None
) -> tuple[Index, list[str]]:
    """The index of `documents` and the ids that were embedded; unchanged ones keep their vectors."""
    keep = last.sources if last is not None and last.embedder == embedder.name else {}
    changed = [d.id for d in documents if keep.get(d.id) != d.sha256]
    chunks = [chunk for d in sorted(documents, key=lambda d: d.id) for chunk in split(d)]
    fresh = [chunk for chunk in chunks if chunk.document in changed]
    known = {c.id: v for c, v in zip(last.chunks, last.vectors, strict=True)} if last else {}
    embedded = (
        embedder.embed([f"{c.title}\n{c.text}" for c in fresh]) if fresh else np.empty((0, 0), np.float32)
    )
    known.update({c.id: v for c, v in zip(fresh, embedded, strict=True)})
    vectors = np.vstack([known[c.id] for c in chunks])
    return Index(embedder.name, chunks, vectors, {d.id: d.sha256 for d in documents}), changed


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
