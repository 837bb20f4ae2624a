"""Made-up calls: every word is a pair of tones, every speaker a hum. `shift` puts noise on the line.

They show that the machinery works. They are not speech, and nothing here recognises speech.
"""

from __future__ import annotations

from datetime import datetime, timedelta

import numpy as np

from mlsystem import sound
from mlsystem.contracts import Record

DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
WORDS = (*DIGITS, "hello", "invoice", "cancel", "thanks", "number", "please")
LINES = ("landline", "mobile", "voip")
HUM = {"agent": 120.0, "customer": 220.0}


def synthesise(n: int, seed: int, start: datetime, shift: float = 0.0) -> list[Record]:
    """`shift` is the share of calls over a noisy line; one call in three has a number read out."""
    rng = np.random.default_rng(seed)
    return [_call(rng, f"c{seed:03d}-{i:06d}", start + timedelta(minutes=15 * i), shift) for i in range(n)]


def _call(rng: np.random.Generator, name: str, at: datetime, shift: float) -> Record:
    words, speakers = _talk(rng)
    noise = 0.16 if rng.random() < shift else rng.uniform(0.01, 0.04)
    parts = [part for w, s in zip(words, speakers, strict=True) for part in (_word(rng, w, s), _pause(rng))]
    whole = np.concatenate([_pause(rng), *parts])
    return {
        "id": name,
        "at": at.isoformat(),
        "line": LINES[int(rng.integers(len(LINES)))],
        "audio": sound.encode(whole + rng.normal(0, noise, len(whole))),
        "labelled_at": (at + timedelta(days=1)).isoformat(),
        "words": words,
        "private": [[len(words) - 6, len(words)]] if "number" in words[:-5] and words[-1] in DIGITS else [],
        "speakers": speakers,
    }


def _talk(rng: np.random.Generator) -> tuple[list[str], list[str]]:
    """The agent begins; turns of one to three words; a number has six digits and is the customer's."""
    said: list[tuple[str, str]] = [("hello", "agent")]
    for turn in range(int(rng.integers(3, 6))):
        who = "customer" if turn % 2 == 0 else "agent"
        said += [(str(w), who) for w in rng.choice(WORDS[10:], size=int(rng.integers(1, 4)))]
    if rng.random() < 0.35:
        said += [("number", "customer")] + [(str(d), "customer") for d in rng.choice(DIGITS, size=6)]
    return [w for w, _ in said], [s for _, s in said]


def _word(rng: np.random.Generator, word: str, speaker: str) -> sound.Sound:
    n = WORDS.index(word)
    length = int(rng.integers(320, 480))
    time = np.arange(length) / sound.RATE
    tones = np.sin(2 * np.pi * (500 + 100 * (n % 4)) * time) + np.sin(
        2 * np.pi * (1150 + 150 * (n // 4)) * time
    )
    hum = np.sin(2 * np.pi * HUM[speaker] * rng.uniform(0.98, 1.02) * time)
    return np.asarray((0.25 * tones + 0.2 * hum) * rng.uniform(0.8, 1.1), dtype=np.float64)


def _pause(rng: np.random.Generator) -> sound.Sound:
    return np.zeros(int(rng.integers(160, 320)))
