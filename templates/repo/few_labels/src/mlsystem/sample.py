"""Made-up requests in four classes. Half of them use words no description has; `shift` brings new topics."""

from __future__ import annotations

from datetime import datetime, timedelta

import numpy as np
from numpy.random import Generator

from mlsystem.contracts import Record

PLAIN = {
    "account": "account password login profile access",
    "billing": "invoice payment refund price charged",
    "delivery": "parcel delivery shipping address courier",
    "fault": "broken error fails crash defect",
}
# What people say instead; only labels can teach it.
COLLOQUIAL = {
    "account": "locked sign username verification mailbox",
    "billing": "money bank twice deducted discount",
    "delivery": "package waiting doorstep arrive neighbour",
    "fault": "stopped screen noise smoke restart",
}
FILLER = "please help since yesterday again could you tell me what to do about this thanks we still wait"
NEW = "subscription voucher warranty showroom bundle franchise onboarding telematics roaming"
CHANNELS = ("chat", "form", "mail")


def synthesise(n: int, seed: int, start: datetime, shift: float = 0.0) -> list[Record]:
    """`n` labelled records, drawn at random; `shift` is the share of texts about new topics."""
    rng = np.random.default_rng(seed)
    return [_item(rng, f"i{seed:03d}-{i:06d}", start + timedelta(minutes=45 * i), shift) for i in range(n)]


def _item(rng: Generator, name: str, at: datetime, shift: float) -> Record:
    label = str(rng.choice(sorted(PLAIN)))
    said = (COLLOQUIAL if rng.random() < 0.5 else PLAIN)[label].split()
    words = [str(w) for w in rng.choice(said, size=2, replace=False)]
    words += [str(w) for w in rng.choice(FILLER.split(), size=int(rng.integers(4, 10)))]
    if rng.random() < 0.25:
        other = str(rng.choice([c for c in sorted(PLAIN) if c != label]))
        words.append(str(rng.choice(PLAIN[other].split())))
    if rng.random() < shift:
        words += [str(w) for w in rng.choice(NEW.split(), size=4)]
    rng.shuffle(words)
    return {
        "id": name,
        "at": at.isoformat(),
        "channel": CHANNELS[int(rng.integers(len(CHANNELS)))],
        "text": " ".join(words),
        "labelled_at": (at + timedelta(hours=8)).isoformat(),
        "label": label,
        "sampled_by": "random",
    }
