"""The list: one line for each asset, those that should be looked at first.

An asset is as unusual as the highest score that it has held for `confirm` readings in a row: the same rule by
which the threshold was set in training. One that has sent nothing comes after those that were unusual.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from mlsystem.baseline import Row
from mlsystem.detector import Detector

Asset = tuple[str, str]  # its name and its kind
SILENT = "no readings"


@dataclass(frozen=True)
class Line:
    """`inspect` says that the asset belongs on the list; `since` is when it first was unusual."""

    asset: str
    kind: str
    score: float
    inspect: bool
    reasons: list[str]
    since: datetime | None
    readings: int
    unusual: int


def lines(
    model: Detector, rows: Sequence[Row], known: Iterable[Asset], confirm: int, longest: int
) -> list[Line]:
    """Of all `known` assets, the most unusual first; at most `longest` are to be looked at.

    `rows` are the readings since the last list, in order of time.
    """
    by_asset: dict[str, list[tuple[Row, float]]] = {}
    for row, score in zip(rows, model.scores(rows).tolist(), strict=True):
        by_asset.setdefault(row.asset, []).append((row, score))
    found = [_line(model, asset, by_asset.get(asset[0], []), confirm) for asset in sorted(known)]
    ranked = sorted(found, key=lambda line: (not line.inspect, not line.readings, -line.score, line.asset))
    return [*ranked[:longest], *(_spared(line) for line in ranked[longest:])]


def held(scores: Sequence[float], confirm: int) -> float:
    """The highest score that was held for `confirm` readings in a row; 0 where there are fewer."""
    runs = [min(scores[i : i + confirm]) for i in range(len(scores) - confirm + 1)]
    return max(runs, default=0.0)


def _line(model: Detector, asset: Asset, seen: Sequence[tuple[Row, float]], confirm: int) -> Line:
    if not seen:
        return Line(*asset, 0.0, True, [SILENT], None, 0, 0)
    score = held([value for _, value in seen], confirm)
    above = [row for row, value in seen if value >= model.threshold]
    inspect = score >= model.threshold
    worst, _ = max(seen, key=lambda pair: (pair[1], pair[0].at))
    reasons = model.reasons(worst) if inspect else []
    since = above[0].at if inspect else None
    return Line(*asset, score, inspect, reasons, since, len(seen), len(above))


def _spared(line: Line) -> Line:
    """People can look at so many only: it waits for the next list, with its score."""
    return replace(line, inspect=False)
