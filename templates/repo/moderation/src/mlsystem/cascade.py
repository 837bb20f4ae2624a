"""From an item to a decision: a cheap stage for the clear ones, a dear one for the rest, then people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mlsystem.classifier import Classifier
from mlsystem.second_stage import Budget, SecondStage, Unavailable


@dataclass(frozen=True)
class Verdict:
    """`decision` is allow, remove or review; `stage` who decided; `why` in words; `first` the probability
    that the first stage gave."""

    decision: str
    stage: str
    score: float
    why: str
    first: float | None = None


@dataclass(frozen=True)
class Cascade:
    """`first` is None before a version is promoted: people then decide everything. `second` is None where no
    second stage is in use: people then decide what the first is unsure of."""

    first: Classifier | None
    version: str
    second: SecondStage | None
    budget: Budget
    conf: dict[str, Any]

    def judge(self, text: str, locale: str) -> Verdict:
        if self.first is None:
            return Verdict("review", "people", 0.5, "no classifier is in use")
        score = float(self.first.scores([text])[0])
        if locale not in self.first.locales:
            return Verdict("review", "people", score, f"the classifier has not learned {locale}", score)
        limits = self.first.thresholds
        if score < limits["allow_below"]:
            return Verdict("allow", "first", score, "the classifier is sure", score)
        if score > limits["remove_above"]:
            return Verdict("remove", "first", score, "the classifier is sure", score)
        return self._second(text, locale, score)

    def _second(self, text: str, locale: str, before: float) -> Verdict:
        if self.second is None:
            return Verdict("review", "people", before, "no second stage is in use", before)
        if not self.budget.take():
            return Verdict("review", "people", before, "the second stage has spent its hour", before)
        try:
            score = self.second.score(text, locale)
        except Unavailable:
            return Verdict("review", "people", before, "the second stage did not answer", before)
        if score < self.conf["second_allow_below"]:
            return Verdict("allow", "second", score, "the second stage is sure", before)
        if score > self.conf["second_remove_above"]:
            return Verdict("remove", "second", score, "the second stage is sure", before)
        return Verdict("review", "people", score, "both stages are unsure", before)
