"""The small model of the demo: tone pairs to words. Not a speech recogniser, and not for use on people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from mlsystem import sound
from mlsystem.contracts import Record
from mlsystem.sound import Sound
from mlsystem.transcript import Transcript, turns

HUM_BANDS = 4


@dataclass(frozen=True)
class Recogniser:
    weights: Any
    name: str = "tones-logreg-demo-only"

    def transcribe(self, calls: list[Record]) -> list[Transcript]:
        """One transcript per call, in order. Raises sound.SoundError."""
        return [Transcript(str(call["id"]), self._turns(call)) for call in calls]

    def _turns(self, call: Record) -> list[Any]:
        found = sound.segments(sound.decode(call["audio"]))
        if not found:
            return []
        p = self.weights.predict_proba(rows(found))
        words = self.weights.classes_[p.argmax(axis=1)]
        certain = [float(c) for c in p.max(axis=1)]
        return turns(list(zip([str(w) for w in words], speakers(found), certain, strict=True)))


def rows(segments: list[Sound]) -> Sound:
    """Words live above the hum of a voice."""
    return np.asarray([sound.spectrum(s)[HUM_BANDS:] for s in segments])


def speakers(segments: list[Sound]) -> list[str]:
    """Two voices told apart by their hum; whoever begins is the agent."""
    hums = np.asarray([np.exp(sound.spectrum(s)[:HUM_BANDS]) for s in segments])
    voice = hums[:, :2].sum(axis=1) > hums[:, 2:].sum(axis=1)
    return ["agent" if v == voice[0] else "customer" for v in voice]


def fit(calls: list[Record]) -> Recogniser:
    """From calls whose stretches are as many as the words a person heard; others cannot be aligned."""
    pairs = [(sound.segments(sound.decode(call["audio"])), call["words"]) for call in calls]
    aligned = [
        (s, w)
        for found, words in pairs
        if len(found) == len(words)
        for s, w in zip(found, words, strict=True)
    ]
    weights = make_pipeline(StandardScaler(), LogisticRegression(max_iter=500))
    weights.fit(rows([s for s, _ in aligned]), [w for _, w in aligned])
    return Recogniser(weights)
