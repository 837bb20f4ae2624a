"""Made-up posts in three languages. Invented words stand for insults; `shift` brings new slang."""

from __future__ import annotations

from datetime import datetime, timedelta

import numpy as np

from mlsystem.contracts import Record

CALM = {
    "en": "the weather garden music today friend picture lovely train coffee report question thanks",
    "de": "das wetter garten musik heute freund bild zug kaffee bericht frage antwort danke schön",
    "es": "el tiempo jardín música hoy amigo foto tren café informe pregunta respuesta gracias bonito",
}
RUDE = {
    "en": "zorgle blatch fnark grumpt",
    "de": "zorgel plotsch knark grunt",
    "es": "zorgo blacho fnarco gruñazo",
}
SLANG = ("xibble", "vorn", "quazz", "ploof", "dreckle", "snarv")
# Rude words that calm posts also use, so that one word alone decides nothing.
BOTH = {"en": "wild", "de": "krass", "es": "loco"}


def synthesise(n: int, seed: int, start: datetime, shift: float = 0.0) -> list[Record]:
    """About one in four items is harmful; `shift` is the share of items written in the new slang."""
    rng = np.random.default_rng(seed)
    return [_item(rng, f"i{seed:03d}-{i:06d}", start + timedelta(minutes=20 * i), shift) for i in range(n)]


def _item(rng: np.random.Generator, name: str, at: datetime, shift: float) -> Record:
    locale = str(rng.choice(sorted(CALM)))
    harmful, slang = bool(rng.random() < 0.25), rng.random() < shift
    words = [str(w) for w in rng.choice(CALM[locale].split(), size=int(rng.integers(5, 14)))]
    if harmful:
        words += [
            str(w)
            for w in rng.choice(SLANG[:3] if slang else RUDE[locale].split(), size=int(rng.integers(1, 4)))
        ]
    if slang:
        words += [str(w) for w in rng.choice(SLANG[3:], size=2)]
    if rng.random() < (0.5 if harmful else 0.15):
        words.append(BOTH[locale])
    rng.shuffle(words)
    return {
        "id": name,
        "at": at.isoformat(),
        "locale": locale,
        "text": " ".join(words),
        "labelled_at": (at + timedelta(hours=6)).isoformat(),
        "harmful": harmful,
    }
