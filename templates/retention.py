"""How long what is kept is kept: the design's figures, once for Terraform's rules and for the code that deletes."""

from __future__ import annotations

from typing import Any

from templates.workload.model import Workload

CORPUS = frozenset({"rag_assistant"})  # what is asked about is a copy of what others keep
# What CloudWatch can be told, in days.
CLOUDWATCH = (1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653)
LOG_ANALYTICS = (30, 730)  # the least and the most that a workspace can be told, in days
# What the names of files begin with: deliveries; what was answered, published, asked in bulk or captured at an
# endpoint; and sound or requests on their way, which are there for the job they are handed to.
TAKEN_IN = ("incoming/",)
MADE = ("predictions/", "published/run_date=", "batch/", "capture/")
HANDED_OVER = ("asr/", "async/")
HANDED_OVER_DAYS = 7
QUARANTINE_DAYS = 14  # what was set aside is looked at, and delivered again, within a fortnight


def kept(archetype: str, decisions: dict[str, Any], work: Workload) -> dict[str, Any]:
    """Days by kind of data, and under `expiry` by what the names of stored files begin with."""
    decided = decisions.get("versioning_governance", {}).get("decisions", {}).get("retention", {})
    raw = int(decided.get("raw_days", work.retention_days))
    made = int(decided.get("predictions_days", raw))
    taken = dict.fromkeys([*TAKEN_IN, *(() if archetype in CORPUS else ("landing/",))], raw)
    logs = int(decided.get("logs_days", work.log_days))
    least, most = LOG_ANALYTICS
    return {
        "raw_retention_days": raw,
        "result_retention_days": made,
        "log_retention_days": logs,
        "cloudwatch_days": next((days for days in CLOUDWATCH if days >= logs), CLOUDWATCH[-1]),
        "log_analytics_days": min(most, max(least, logs)),
        "expiry": {
            **taken,
            **dict.fromkeys(MADE, made),
            **dict.fromkeys(HANDED_OVER, HANDED_OVER_DAYS),
            "quarantine/": QUARANTINE_DAYS,
        },
    }
