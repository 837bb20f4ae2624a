"""The first stage: words and pairs of words on a CPU, a probability per item in well under a millisecond."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression


@dataclass(frozen=True)
class Classifier:
    """`thresholds`: those of conf/cascade.toml it was judged with; `locales`: the languages it learned."""

    words: Any
    weights: Any
    thresholds: dict[str, float]
    locales: frozenset[str]
    name: str = "words-logreg"

    def scores(self, texts: list[str]) -> NDArray[np.float64]:
        """Probability that each text breaks the policy."""
        return np.asarray(self.weights.predict_proba(self.words.transform(texts))[:, 1], dtype=np.float64)

    def unknown_share(self, text: str) -> float:
        """Share of the words never seen in training: new slang shows here first."""
        found = self.words.build_tokenizer()(text.lower())
        known = self.words.vocabulary_
        return sum(word not in known for word in found) / max(len(found), 1)


def fit(
    texts: list[str], harmful: list[bool], thresholds: dict[str, float], locales: frozenset[str]
) -> Classifier:
    """The same texts give the same classifier."""
    words = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)
    weights = LogisticRegression(C=20.0, max_iter=1000)
    weights.fit(words.fit_transform(texts), harmful)
    return Classifier(words, weights, thresholds, locales)
