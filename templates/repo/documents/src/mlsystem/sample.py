"""Made-up invoices and orders, long enough to need several chunks. `shift` brings a layout nobody knows."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import numpy as np

from mlsystem.contracts import Record

LAYOUTS = (
    ("Supplier", "Total", "Due date"),
    ("Vendor", "Amount payable", "Payable by"),
)
NEW_LAYOUT = ("Issued for", "Balance outstanding", "Settle before")
NAMES = ("Alder Works", "Birch Supply", "Cedar Freight", "Dogwood Print", "Elm Energy")
FILLER = "The goods were handed over in order and the usual terms of delivery apply to this document."


def synthesise(n: int, seed: int, start: datetime, shift: float = 0.0) -> list[Record]:
    """`shift` is the share of documents in the new layout. One in fifty hides its total in an annex."""
    rng = np.random.default_rng(seed)
    return [
        _document(rng, f"d{seed:03d}-{i:06d}", start + timedelta(minutes=10 * i), shift) for i in range(n)
    ]


def _document(rng: np.random.Generator, name: str, at: datetime, shift: float) -> Record:
    kind = "invoice" if rng.random() < 0.7 else "order"
    new = rng.random() < shift
    words = NEW_LAYOUT if new else LAYOUTS[int(rng.random() < 0.4)]
    truth: dict[str, Any] = {
        "supplier": NAMES[int(rng.integers(len(NAMES)))],
        "total": round(float(rng.uniform(10, 9000)), 2),
        "currency": ("EUR", "USD")[int(rng.integers(2))],
        "due_date": (at + timedelta(days=int(rng.integers(10, 60)))).date().isoformat(),
    }
    hidden = rng.random() < 0.02
    return {
        "id": name,
        "at": at.isoformat(),
        "kind": kind,
        "text": _text(rng, kind, words, {**truth, "total": "see annex"} if hidden else truth),
        "labelled_at": (at + timedelta(days=2)).isoformat(),
        "truth": truth,
    }


def _text(rng: np.random.Generator, kind: str, words: tuple[str, str, str], values: dict[str, Any]) -> str:
    """The fields stand far apart, so that no single chunk has them all."""
    gaps = rng.integers(4, 9, size=4)
    lines = [
        f"{kind.capitalize()}\n{words[0]}: {values['supplier']}",
        f"Currency: {values['currency']}",
        f"{words[1]}: {values['total']}",
        f"{words[2]}: {values['due_date']}",
    ]
    return "\n".join(
        f"{line}\n{' '.join([FILLER] * int(gap))}" for line, gap in zip(lines, gaps, strict=True)
    )
