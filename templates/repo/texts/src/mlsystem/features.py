"""The one feature function, for training and serving: weighted words, pairs of words and parts of words.

Words carry the meaning and the reasons. Parts of words read compounds, endings and typing errors, in any
language that writes with letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from scipy.sparse import hstack
from sklearn.feature_extraction.text import TfidfVectorizer

from mlsystem.masking import mask

WORD = re.compile(r"(?u)\b\w\w+\b")
QUOTED = re.compile(r"^[ \t]*>.*$", re.MULTILINE)


def normalise(text: str) -> str:
    """Masked, one way of writing each letter, without the quoted lines of earlier messages."""
    plain = unicodedata.normalize("NFKC", QUOTED.sub(" ", mask(text)))
    return " ".join(plain.casefold().split())


def words(text: str) -> list[str]:
    return WORD.findall(normalise(text))


@dataclass(frozen=True)
class Vectors:
    """Two fitted vocabularies; columns are those of `words` first, then those of `parts`."""

    words: Any
    parts: Any

    def build(self, texts: Sequence[str]) -> Any:
        """Sparse (texts, features); a text has the same numbers alone and among others."""
        return hstack([self.words.transform(texts), self.parts.transform(texts)]).tocsr()

    @cached_property
    def names(self) -> list[str]:
        """Of the columns that are whole words or pairs; made once, because a vocabulary is large."""
        return [str(name) for name in self.words.get_feature_names_out()]

    def unseen_share(self, found: list[str]) -> float:
        """Share of a text's words not in the vocabulary: new topics and languages show here first."""
        return sum(word not in self.words.vocabulary_ for word in found) / max(len(found), 1)


def fit(texts: Sequence[str]) -> Vectors:
    """Of texts to learn from; what is in one text only is not learnt."""
    whole = TfidfVectorizer(
        preprocessor=normalise, token_pattern=WORD.pattern, ngram_range=(1, 2), min_df=2, sublinear_tf=True
    )
    parts = TfidfVectorizer(
        preprocessor=normalise, analyzer="char_wb", ngram_range=(3, 4), min_df=3, sublinear_tf=True
    )
    return Vectors(whole.fit(texts), parts.fit(texts))
