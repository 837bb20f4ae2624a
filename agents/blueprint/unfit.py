"""What no shape of the catalogue is made for: said, and not passed off as fitting."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

ROWS = frozenset({"batch_tabular", "online_tabular"})
RAW = frozenset({"audio", "image", "video"})
MODERATED = "moderated_pictures"


@dataclass(frozen=True)
class Brief:
    """The shape that was chosen with its variants, whether it reads pictures, what the data are and which products are
    named."""

    archetype: str
    pictures: bool
    modality: frozenset[str]
    products: frozenset[str]
    variants: tuple[str, ...] = ()


@dataclass(frozen=True)
class Misfit:
    """A case nothing is made for: what the nearest shape lacks, and what the team has to do about it."""

    holds: Callable[[Brief], bool]
    lacks: str
    remedy: str


MISFITS = (
    Misfit(
        lambda b: b.archetype in ROWS and not b.pictures and bool(b.modality) and b.modality <= RAW,
        "No template fits recordings or pictures sorted like this: the code that is delivered learns from rows",
        "Turn each recording or picture into a row of numbers with a pretrained model before training",
    ),
    Misfit(
        lambda b: b.archetype in ROWS and b.pictures and b.modality == {"video"},
        "No template cuts up videos: the code that is delivered reads single pictures",
        "Take pictures out of each video before they land, as often as what is looked for may change",
    ),
    Misfit(
        lambda b: MODERATED in b.variants,
        "No template moderates pictures: the first stage of the code that is delivered reads words",
        "Put classifiers of pictures in its place; second stage, cases, appeals and labels stay as they are",
    ),
)


def misfit(brief: Brief) -> Misfit | None:
    """The first case that holds; None where the shape fits."""
    return next((case for case in MISFITS if case.holds(brief)), None)
