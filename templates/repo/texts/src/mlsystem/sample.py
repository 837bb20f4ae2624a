"""Made-up texts, so that everything runs before yours are there. `shift` brings new matters, longer texts.

Half avoid the words that name their class, a quarter mention another one, and every fifteenth fits none.
"""

from __future__ import annotations

from datetime import datetime, timedelta

import numpy as np
from numpy.random import Generator

from mlsystem.contracts import Record
from mlsystem.sample_words import AROUND, NEW, OTHERWISE, PLAIN

CLASSES = tuple(sorted(PLAIN["en"]))
LANGUAGES = tuple(sorted(AROUND))
# Matters are not equally common, and over time the mix may turn.
SHARES = np.array([1, 1, 2, 1, 2, 1, 2, 1]) / 11
TURNED = SHARES[::-1] * np.array([1, 4, 1, 4, 1, 1, 1, 1]) / 17 * 11


def synthesise(n: int, seed: int, start: datetime, shift: float = 0.0) -> list[Record]:
    """`n` labelled texts, one every twenty minutes; `shift` is the share of texts of the new kind."""
    rng = np.random.default_rng(seed)
    return [_text(rng, f"t{seed:03d}-{i:06d}", start + timedelta(minutes=20 * i), shift) for i in range(n)]


def _text(rng: Generator, name: str, at: datetime, shift: float) -> Record:
    new = rng.random() < shift
    shares = TURNED / TURNED.sum() if new else SHARES
    label, language = str(rng.choice(CLASSES, p=shares)), str(rng.choice(LANGUAGES))
    said = _said(rng, label, language) + _some(rng, AROUND[language], int(rng.integers(4, 11)))
    said += _some(rng, NEW[language], 4) + _some(rng, AROUND[language], 6) if new else []
    rng.shuffle(said)
    return {
        "id": name,
        "received_at": at.isoformat(),
        "language": language,
        "text": f"{' '.join(said)}\n{name}@example.com",
        "label": label,
        "labelled_at": (at + timedelta(hours=8)).isoformat(),
        "sampled_by": "history",
    }


def _said(rng: Generator, label: str, language: str) -> list[str]:
    """The words that carry the matter: two of its own, perhaps one of another; rarely none at all."""
    if rng.random() < 1 / 15:
        return []
    own = _some(rng, (OTHERWISE if rng.random() < 0.5 else PLAIN)[language][label], 2)
    other = str(rng.choice([c for c in CLASSES if c != label]))
    return own + (_some(rng, PLAIN[language][other], 1) if rng.random() < 0.25 else [])


def _some(rng: Generator, words: str, n: int) -> list[str]:
    known = words.split()
    return [str(w) for w in rng.choice(known, size=min(n, len(known)), replace=False)]
