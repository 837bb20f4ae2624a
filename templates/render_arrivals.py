"""Documents that are read as they come: what a delivery, or a look for some, runs, and what stays on the schedule."""

from __future__ import annotations

from typing import Any

from templates.render_schedule import JOB_CRON
from templates.workload.model import SWEPT_S, Workload

INGEST, READ = "pipelines.ingest", "pipelines.batch_infer"
SETTINGS = {"MLSYSTEM_FETCH": "new"}
CLAIM_H = {True: 2, False: 23}  # longer than a run takes; what one that died had claimed is read by a later one


def taken_in(kind: dict[str, Any], work: Workload) -> dict[str, Any]:
    """`kind` with `delivered`: the steps of the job that takes deliveries in, its `settings`, when it `look`s for some
    by itself (five cron fields; None: its own time) and when it `sweep`s up (None: never); with `claim_hours`.

    Where it reads what it takes in, the orchestrator keeps the other steps.
    """
    reads = work.as_they_come and READ in kind["scheduled_steps"]
    found = {
        "reads": reads,
        "steps": [INGEST, READ] if reads else [INGEST],
        "settings": SETTINGS if reads else {},
        "look": JOB_CRON[int(work.look_s)] if reads and work.look_s else None,
        "sweep": JOB_CRON[int(SWEPT_S)] if reads and work.on_arrival else None,
    }
    kept = [step for step in kind["scheduled_steps"] if not (reads and step == READ)]
    return {**kind, "scheduled_steps": kept, "delivered": found, "claim_hours": CLAIM_H[reads]}
