"""What no shape of the catalogue is made for: said, and not passed off as fitting."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

ROWS = frozenset({"batch_tabular", "online_tabular"})
RAW = frozenset({"audio", "image", "video"})
MODERATED = "moderated_pictures"
AT_SITES, VISION = "edge", "cv_edge"
FORECASTS, DAY_H, MOST_DAYS = "demand_forecasting", 24.0, 56


@dataclass(frozen=True)
class Brief:
    """The shape that was chosen with its variants, whether it reads pictures, what the data are, which products are
    named, of a forecast the hours that a value stands for and that the last one lies ahead, and how results come."""

    archetype: str
    pictures: bool
    modality: frozenset[str]
    products: frozenset[str]
    variants: tuple[str, ...] = ()
    step_h: float | None = None
    horizon_h: float | None = None
    mode: str = ""


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
    Misfit(
        lambda b: b.mode == AT_SITES and b.archetype != VISION,
        "No template runs this kind of model on a device: the code that is delivered answers as a service away from "
        "the sites, and the bill is that of the service",
        "Export the model to ONNX and run the delivered scoring on the devices themselves; the queue for hours offline,"
        " the signature and releases by rings have to be built, as the template for cameras has them",
    ),
    Misfit(
        lambda b: b.archetype == FORECASTS and not _by_days(b),
        "No template forecasts on this grid: the code that is delivered has a value a day, up to 56 whole days ahead",
        "Build the grid into the code, or sum days up or spread them by profiles, and judge that against what "
        "forecasts today before anybody acts on it",
    ),
)


def _by_days(brief: Brief) -> bool:
    """Whether the forecast is one of whole days, or the brief tells no grid."""
    ahead = brief.horizon_h or DAY_H
    return brief.step_h in (None, DAY_H) and ahead % DAY_H == 0 and ahead <= MOST_DAYS * DAY_H


def misfit(brief: Brief) -> Misfit | None:
    """The first case that holds; None where the shape fits."""
    return next((case for case in MISFITS if case.holds(brief)), None)
