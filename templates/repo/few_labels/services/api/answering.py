"""One item: classified by what is in use, asked about where that helps, written down without its text."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Histogram

from mlsystem import classifier, questions, registry, task, zero_shot
from mlsystem.classes import classes
from mlsystem.classifier import ZERO_SHOT, Classifier
from mlsystem.prediction_log import Sink
from mlsystem.questions import Question
from mlsystem.settings import Settings
from mlsystem.zero_shot import LanguageModel, Unavailable
from services.api.schemas import Classified, Item

METRICS = CollectorRegistry()
ANSWERS = Counter("answers", "Items classified", ["stage", "label"], registry=METRICS)
ASKED = Counter("questions", "Items laid before people", ["sampled_by"], registry=METRICS)
SECONDS = Histogram("prediction_seconds", "Time to classify one item", registry=METRICS)
log = logging.getLogger("api")


@dataclass(frozen=True)
class Answering:
    """`advisor` replaces the baseline, never a model that has beaten it."""

    model: Classifier
    version: str
    advisor: LanguageModel | None
    conf: dict[str, Any]

    def scores(self, text: str) -> tuple[list[float], str]:
        """(probabilities in order of class name, stage)."""
        if self.advisor is not None and self.model.name == ZERO_SHOT:
            try:
                return [float(p) for p in self.advisor.scores([text])[0]], "language_model"
            except Unavailable:
                log.exception("the language model did not answer", extra={"fields": {"fallback": ZERO_SHOT}})
        return [float(p) for p in self.model.scores([text])[0]], self.model.name


def load(config: Settings) -> Answering:
    """The version in use; the descriptions where none is or it cannot be loaded."""
    known, conf = classes(config), config.table("poc")
    advisor = zero_shot.advisor(config, known)
    try:
        model, card = registry.load(config.registry, registry.resolve(config.registry))
    except registry.RegistryError:
        log.exception("no version could be loaded; the descriptions answer")
        return Answering(classifier.fit(ZERO_SHOT, [], [], known), "none", advisor, conf)
    return Answering(model, card.version, advisor, conf)


def question_file(config: Settings) -> Path:
    return config.home / "questions.sqlite"


def classify(running: Answering, sink: Sink, config: Settings, item: Item) -> Classified:
    with SECONDS.time():
        scores, stage = running.scores(item.text)
    best = max(range(len(scores)), key=scores.__getitem__)
    label = running.model.classes[best].name
    signals = task.observed(running.model, item.text, scores)
    asked = _ask(running, config, item, label, signals["margin"])
    ANSWERS.labels(stage, label).inc()
    result = Classified(
        id=item.id,
        label=label,  # type: ignore[arg-type]
        confidence=round(scores[best], 6),
        stage=stage,
        asked=asked,
        model_version=running.version,
    )
    # Privacy: the text is not logged, only what is needed to watch the model.
    entry = {**result.model_dump(), "channel": item.channel, "code_sha": config.code_sha}
    sink.write({**entry, "request_id": item.id, "signals": signals})
    return result


def _ask(running: Answering, config: Settings, item: Item, label: str, margin: float) -> bool:
    """Drawn items measure, uncertain ones teach; an item that is both counts as drawn."""
    by_draw = questions.drawn(item.id, running.conf["random_share"])
    if not by_draw and margin >= running.conf["uncertain_below"]:
        return False
    why = "random" if by_draw else "uncertainty"
    asked_at = datetime.now(UTC).isoformat()
    facts = (item.id, item.at.isoformat(), item.channel, item.text, label, margin, why, asked_at)
    question = Question(*facts)
    asked = questions.ask(question_file(config), question, running.conf)
    if asked:
        ASKED.labels(why).inc()
    return asked
