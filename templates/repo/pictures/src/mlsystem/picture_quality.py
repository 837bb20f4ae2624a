"""How good a reader is: over all marks, whole pictures where it is sure, and against colours alone."""

from __future__ import annotations

import numpy as np

from mlsystem import calibration, mark_quality, marks
from mlsystem.contracts import Record
from mlsystem.gates import Metrics
from mlsystem.reader import Reader


def measure(model: Reader, records: list[Record]) -> Metrics:
    """What `mark_quality` measures; coverage and right_when_sure of whole pictures at its threshold.

    above_colours: its main figure less that of the nearest mean colour. What cannot be measured is not a
    number, and no gate lets that through.
    """
    truth, given = [str(r["label"]) for r in records], [r["picture"] for r in records]
    found = model.probabilities(given)
    said, confidence = [marks.written(p, model.known) for p in found], model.confidence(found)
    plain = [marks.written(model.by_colour(picture), model.known) for picture in given]
    rows = zip(truth, said, strict=True)
    right = np.asarray([mark_quality.right(a, b, model.known) for a, b in rows], dtype=bool)
    sure = confidence >= model.confident_at
    own, without = (mark_quality.measure(truth, answers, model.known) for answers in (said, plain))
    return {
        **own,
        "coverage": float(np.mean(sure)),
        "right_when_sure": float(np.mean(right[sure])) if sure.any() else float("nan"),
        "calibration_error": calibration.error(confidence, right),
        "above_colours": own[mark_quality.MAIN] - without[mark_quality.MAIN],
    }
