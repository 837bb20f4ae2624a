"""What is versioned here: a transcriber, judged on calls newer than everything it has heard."""

from __future__ import annotations

from typing import Any, Protocol

import numpy as np

from mlsystem import recogniser, redaction, sound, stand_in, whisper
from mlsystem.contracts import Record
from mlsystem.gates import Metrics
from mlsystem.settings import Settings
from mlsystem.transcript import Transcript, errors

TABLE = "calls"
LABELLED_AT = "labelled_at"
INPUTS = ("audio",)
LABELS = ("words", "speakers")
HELD_OUT = 0.4


class Transcriber(Protocol):
    @property
    def name(self) -> str: ...

    def transcribe(self, calls: list[Record]) -> list[Transcript]:
        """One transcript per call, in order."""
        ...


def split(records: list[Record]) -> tuple[list[Record], list[Record]]:
    """By time."""
    cut = int(len(records) * (1 - HELD_OUT))
    return records[:cut], records[cut:]


def fit(records: list[Record], config: Settings) -> Transcriber:
    """The GPU model that is configured: it is judged, not trained. On the sample the demo's own.

    Raises NotConfiguredError.
    """
    if whisper.is_configured():
        return whisper.Whisper(config.table("cloud")["model"])
    stand_in.only_on_the_sample(config, "no transcriber: set MLSYSTEM_ASR_QUEUE and MLSYSTEM_ASR_JOB")
    return recogniser.fit(records)


def measure(model: Transcriber, records: list[Record]) -> Metrics:
    """words_right: 1 - word error rate; speakers_right where words align; numbers_left after redaction: those
    the patterns know, and those that people have marked as `private`."""
    found = model.transcribe(records)
    said = [[str(w) for w in r["words"]] for r in records]
    wrong = sum(errors(f.words, s) for f, s in zip(found, said, strict=True))
    same = [
        np.mean([a == b for a, b in zip(f.speakers, r["speakers"], strict=True)])
        for f, r in zip(found, records, strict=True)
        if len(f.words) == len(r["words"])
    ]
    clean = [f.with_text(redaction.redact) for f in found]
    left = sum(redaction.numbers_left(turn.text) for f in clean for turn in f.turns)
    left += sum(_read_out(r, f) for r, f in zip(records, clean, strict=True))
    return {
        "words_right": 1 - wrong / max(sum(len(s) for s in said), 1),
        "speakers_right": float(np.mean(same)) if same else 0.0,
        "numbers_left": float(left),
    }


def _read_out(record: Record, redacted: Transcript) -> int:
    """How many of the stretches of words that people have marked can still be read."""
    text, marked = " ".join(redacted.words), record.get("private") or []
    return sum(redaction.read_out([str(w) for w in record["words"][a:b]], text) for a, b in marked)


def slices(model: Transcriber, records: list[Record]) -> dict[str, Metrics]:
    """Metrics of every kind of line with at least 30 calls."""
    groups = {
        line: [r for r in records if r["line"] == line] for line in sorted({r["line"] for r in records})
    }
    return {line: measure(model, calls) for line, calls in groups.items() if len(calls) >= 30}


def signals(model: Transcriber, record: Record) -> dict[str, float]:
    (found,) = model.transcribe([record])
    return observed(record, found)


def observed(record: Record, found: Transcript) -> dict[str, float]:
    """How sure, how noisy and how fast: a changed line shows before labels come."""
    heard: Any = sound.decode(record["audio"])
    rate = len(found.words) / (len(heard) / sound.RATE)
    return {"confidence": found.confidence, "noise_db": sound.noise(heard), "words_per_second": rate}


def reference(learn: list[Record], held_out: list[Record]) -> list[Record]:
    """What later calls are compared with: the newest, which the model has not heard."""
    return held_out


def is_positive(record: Record) -> bool:
    """Every transcribed call is a full example."""
    return bool(record["words"])
