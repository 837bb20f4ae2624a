"""How long each kind of data is kept: one answer for versioning, monitoring, governance and the lifecycle rules."""

from __future__ import annotations

from agents.blueprint.setting import setting
from agents.view import View
from agents.vocabulary import duration
from core.constraints import Strict
from templates.retention import CORPUS, QUARANTINE_DAYS
from templates.workload.model import Workload

HIGH_RISK_LOG_DAYS = 183  # six months: EU AI Act, Art. 19 and 26(6)
CARD_LOG_DAYS = 90  # at once; a year in all: PCI DSS 10.5.1
OF_A_CORPUS = (
    "documents: kept as long as in the source; what is deleted there leaves the copy and the index within 24 hours"
)


class Retention(Strict):
    raw_days: int
    features_days: int
    predictions_days: int
    logs_days: int


def retention(view: View, archetype: str) -> Retention:
    """Days; features and predictions as long as raw data, so that a late label still finds them."""
    raw = int(view.workload.retention_days)
    return Retention(
        raw_days=raw,
        features_days=int(view.value("retention_days.features", raw)),
        predictions_days=int(view.value("retention_days.predictions", raw)),
        logs_days=logs_days(view, archetype),
    )


def logs_days(view: View, archetype: str) -> int:
    """Days that logs stay searchable: as stated or usual, and never less than a duty asks for."""
    work = view.workload
    least = [HIGH_RISK_LOG_DAYS] if setting(view, archetype).risk == "high" else []
    least += [CARD_LOG_DAYS] if "pci_dss" in work.regimes or "pci" in work.data_classes else []
    return max([int(view.value("retention_days.logs", work.log_days)), *least])


def raw_rule(work: Workload, archetype: str) -> str:
    """The lifecycle rule of what is taken in: documents that are read stay as long as somebody keeps them."""
    return OF_A_CORPUS if archetype in CORPUS else f"raw: deleted after {work.retention_days:g} days"


def quarantine_rule() -> str:
    return f"quarantine: deleted after {QUARANTINE_DAYS} days"


def expiry(work: Workload, archetype: str) -> str:
    if archetype in CORPUS:
        return "Documents are kept as long as in the source, and a deletion there is carried out within a day"
    return f"Raw data is never changed and expires after {duration(work.retention_days * 86_400)}"
