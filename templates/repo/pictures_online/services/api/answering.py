"""One picture: read by the version in use, laid before people where needed, logged without its pixels."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

from mlsystem import cases, pictures, reading, registry, task
from mlsystem.cases import Case
from mlsystem.contracts import Record
from mlsystem.pictures import Limits
from mlsystem.prediction_log import Sink
from mlsystem.reader import Reader
from mlsystem.reading import Read
from mlsystem.settings import Settings
from services.api.metrics import ANSWERS, FAILURES, FOUND, MODEL_LOADED, REFUSED, SECONDS, WAITING
from services.api.schemas import Answer, Given

log = logging.getLogger("api")
# Security: a picture unfolds to many times its bytes, so only so many are opened at a time.
OPENING = BoundedSemaphore(2)


@dataclass(frozen=True)
class Running:
    """What one process answers with; `model` None before the first version."""

    model: Reader | None
    version: str
    limits: Limits
    conf: dict[str, Any]


def load(config: Settings) -> Running:
    """The version in use; without one, people decide everything."""
    allowed, conf = pictures.limits(config), config.table("reading")
    try:
        model, card = registry.load(config.registry, registry.resolve(config.registry))
    except registry.RegistryError:
        log.exception("no version could be loaded; people decide everything")
        MODEL_LOADED.set(0)
        return Running(None, "none", allowed, conf)
    MODEL_LOADED.set(1)
    return Running(model, card.version, allowed, conf)


def case_file(config: Settings) -> Path:
    return config.home / "cases.sqlite"


def answer(running: Running, sink: Sink, config: Settings, given: Given) -> Answer:
    """Raises PictureError."""
    with SECONDS.time():
        record = _record(running, given)
        read = _read(running, record)
    audited = read.decided_by == "model" and reading.drawn(given.id, running.conf["audit_share"])
    if audited or read.decided_by == "people":
        _lay_before_people(config, record, read, "audit" if audited else "unsure")
    _count(read)
    result = _answer(running, given, read, audited)
    sink.write({**_entry(running, record, read, result), "code_sha": config.code_sha})
    return result


def _record(running: Running, given: Given) -> Record:
    """Privacy: from here on there is only the reduced copy, without what lay beside the pixels."""
    try:
        with OPENING:
            kept = pictures.encode(pictures.reduce(given.data, running.limits))
    except pictures.PictureError:
        REFUSED.inc()
        raise
    moment = given.received_at.isoformat()
    return {"id": given.id, "source": given.source, "received_at": moment, "picture": kept}


def _read(running: Running, record: Record) -> Read:
    """A model that is not there or fails costs nobody an answer: people decide."""
    if running.model is None:
        return reading.by_people("no_model")
    try:
        return reading.read(running.model, [record])[0]
    except Exception:
        FAILURES.inc()
        log.exception("the model failed", extra={"fields": {"request_id": record["id"]}})
        return reading.by_people("failed")


def _lay_before_people(config: Settings, record: Record, read: Read, why: str) -> None:
    opened = datetime.now(UTC).isoformat()
    cases.open_case(case_file(config), Case(**record, guess=read.label, sampled_by=why, opened_at=opened))
    WAITING.set(cases.count_waiting(case_file(config)))


def _count(read: Read) -> None:
    ANSWERS.labels(read.decided_by, read.why).inc()
    for found in read.found if read.decided_by == "model" else []:
        FOUND.labels(found.label).inc()


def _answer(running: Running, given: Given, read: Read, audited: bool) -> Answer:
    return Answer(
        id=given.id,
        label=read.label,
        found=read.found,
        decided_by="model" if read.decided_by == "model" else "people",
        why=read.why,
        confidence=round(read.confidence, 6),
        audited=audited,
        model_version=running.version,
    )


def _entry(running: Running, record: Record, read: Read, result: Answer) -> dict[str, Any]:
    """Privacy: the picture is not logged, only its light, what was marked and how surely."""
    facts = {"request_id": result.id, "source": record["source"]}
    entry = {**result.model_dump(exclude={"id", "found"}), **facts}
    if running.model is not None and read.label is not None:
        entry["signals"] = task.observed(running.model, record, read.expected, read.confidence)
    return entry
