"""One text: sorted by the version in use, laid before people where needed, written down without its words."""

from __future__ import annotations

import logging
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from mlsystem import cases, keyword_rule, registry, sorting, task
from mlsystem.cases import Case
from mlsystem.classifier import Classifier
from mlsystem.keyword_rule import Class
from mlsystem.masking import mask
from mlsystem.prediction_log import Sink
from mlsystem.settings import Settings
from mlsystem.sorting import Sorted
from services.api.metrics import ANSWERS, FAILURES, MODEL_LOADED, SECONDS, WAITING
from services.api.schemas import Alternative, Answer, Text

log = logging.getLogger("api")


@dataclass(frozen=True)
class Running:
    """What one process answers with; `model` None before the first version."""

    model: Classifier | None
    version: str
    known: tuple[Class, ...]
    conf: dict[str, Any]


def load(config: Settings) -> Running:
    """The version in use; without one, people decide everything and the keyword rule suggests."""
    known, conf = keyword_rule.classes(config), config.table("sorting")
    try:
        model, card = registry.load(config.registry, registry.resolve(config.registry))
    except registry.RegistryError:
        log.exception("no version could be loaded; people decide everything")
        MODEL_LOADED.set(0)
        return Running(None, "none", known, conf)
    MODEL_LOADED.set(1)
    return Running(model, card.version, known, conf)


def case_file(config: Settings) -> Path:
    return config.home / "cases.sqlite"


def answer(running: Running, sink: Sink, config: Settings, given: Text) -> Answer:
    record = {**given.model_dump(), "text": mask(given.text), "received_at": given.received_at.isoformat()}
    with SECONDS.time():
        found = _sort(running, record)
    audited = found.decided_by == "model" and sorting.drawn(given.id, running.conf["audit_share"])
    if audited or found.decided_by == "people":
        _lay_before_people(config, record, found, "audit" if audited else "unsure")
    ANSWERS.labels(found.label or "none", found.decided_by).inc()
    result = _answer(found, id=given.id, audited=audited, model_version=running.version)
    sink.write({**_entry(running, record, found, result), "code_sha": config.code_sha})
    return result


def _answer(found: Sorted, **facts: Any) -> Answer:
    others = [Alternative(label=name, confidence=round(p, 6)) for name, p in found.alternatives]
    rounded = {"confidence": round(found.confidence, 6), "alternatives": others}
    return Answer(**{**asdict(found), **rounded, **facts})


def _sort(running: Running, record: dict[str, Any]) -> Sorted:
    """A model that is not there or fails costs nobody an answer: the rule suggests and people decide."""
    if running.model is None:
        return sorting.by_rule(running.known, record, "no_model")
    try:
        return sorting.sort(running.model, [record], running.conf)[0]
    except Exception:
        FAILURES.inc()
        log.exception("the model failed", extra={"fields": {"request_id": record["id"]}})
        return sorting.by_rule(running.known, record, "failed")


def _lay_before_people(config: Settings, record: dict[str, Any], found: Sorted, why: str) -> None:
    names = ("id", "received_at", "language", "text")
    opened = datetime.now(UTC).isoformat()
    facts = {name: record[name] for name in names}
    cases.open_case(case_file(config), Case(**facts, guess=found.label, sampled_by=why, opened_at=opened))
    WAITING.set(cases.count_waiting(case_file(config)))


def _entry(running: Running, record: dict[str, Any], found: Sorted, result: Answer) -> dict[str, Any]:
    """Privacy: neither the text nor the reasons, which are words of it, are logged."""
    entry = {**result.model_dump(exclude={"reasons", "id"}), "request_id": result.id}
    if running.model is not None and found.label is not None and found.why != "failed":
        label = running.model.classes.index(found.label)
        entry["signals"] = task.observed(running.model, record, label, found.confidence)
    return {**entry, "language": record["language"]}
