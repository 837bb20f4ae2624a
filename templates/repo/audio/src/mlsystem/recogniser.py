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
        if not calls:
            return []
        heard = [spectra(call) for call in calls]
        ends = np.cumsum([len(one) for one in heard])
        certain = self._certain(np.concatenate([np.empty((0, sound.BANDS)), *heard]))
        parts = np.split(certain, ends[:-1])
        return [
            Transcript(str(call["id"]), self._turns(one, part))
            for call, one, part in zip(calls, heard, parts, strict=True)
        ]

    def _certain(self, stretches: Sound) -> Sound:
        """Probability of each word per stretch; all calls at once."""
        if not len(stretches):
            return np.empty((0, 0))
        return np.asarray(self.weights.predict_proba(stretches[:, HUM_BANDS:]))

    def _turns(self, stretches: Sound, certain: Sound) -> list[Any]:
        if not len(stretches):
            return []
        words = [str(w) for w in self.weights.classes_[certain.argmax(axis=1)]]
        sure = [float(c) for c in certain.max(axis=1)]
        return turns(list(zip(words, speakers(stretches), sure, strict=True)))


def spectra(call: Record) -> Sound:
    """One row of bands per stretch of the call; words live above the hum of a voice."""
    found = [sound.spectrum(stretch) for stretch in sound.segments(sound.decode(call["audio"]))]
    return np.asarray(found).reshape(len(found), sound.BANDS)


def speakers(stretches: Sound) -> list[str]:
    """Two voices told apart by their hum; whoever begins is the agent."""
    hums = np.exp(stretches[:, :HUM_BANDS])
    voice = hums[:, :2].sum(axis=1) > hums[:, 2:].sum(axis=1)
    return ["agent" if v == voice[0] else "customer" for v in voice]


def fit(calls: list[Record]) -> Recogniser:
    """From calls whose stretches are as many as the words a person heard; others cannot be aligned."""
    pairs = [(spectra(call), call["words"]) for call in calls]
    aligned = [(found, words) for found, words in pairs if len(found) == len(words)]
    weights = make_pipeline(StandardScaler(), LogisticRegression(max_iter=500))
    stretches = np.concatenate([found[:, HUM_BANDS:] for found, _ in aligned])
    weights.fit(stretches, [word for _, words in aligned for word in words])
    return Recogniser(weights)
