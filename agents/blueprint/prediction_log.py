"""What is kept of every prediction: all of it where somebody may ask for reasons, else a sample of bodies."""

from __future__ import annotations

from agents.blueprint.setting import risk
from agents.reasons import Reasons
from agents.view import View
from agents.vocabulary import SENSITIVE, held, listed, percent
from core.constraints import Strict
from templates.workload.model import Workload

BY_DAY = "store.lake, partitioned by day"
WHOLE = 1.0


class PredictionLog(Strict):
    sink: str
    sample: float
    redaction: str


def planned(view: View, shape: str) -> PredictionLog:
    """What somebody may ask reasons for is kept whole, apart from service logs; of the rest a sample will do."""
    work = view.workload
    if view.value("explainability") == "adverse_action" or risk(view, shape) == "high":
        return PredictionLog(sink=f"{BY_DAY}, written once and apart from service logs", sample=WHOLE,
                             redaction="direct identifiers replaced by a key that is kept apart")  # fmt: skip
    redaction = "direct identifiers removed or hashed before writing" if work.data_classes & SENSITIVE else "not needed"
    return PredictionLog(sink=BY_DAY, sample=work.log_sample, redaction=redaction)


def explain(reasons: Reasons, log: PredictionLog, work: Workload) -> None:
    if log.sample >= WHOLE:
        kept = "with inputs, score, reasons and model version"
    else:
        sensitive = held(work.data_classes, SENSITIVE)
        hidden = f", without what identifies a person ({listed(sensitive)} data)" if sensitive else ""
        kept = f"its body for {percent(work.log_sample)} of them{hidden}"
    reasons.say(f"Every prediction is logged, {kept}.", "INF-09",
                because=("data_classes", "retention_days.predictions"))  # fmt: skip
