"""Who answers a request: the model, else the rule where the plan allows it, else nobody."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field

from fastapi import HTTPException

from mlsystem import domain
from mlsystem.predictor import RULES, Predictor, rule_score
from mlsystem.predictor import load as load_predictor
from mlsystem.settings import Settings
from services.api import metrics
from services.api.schemas import PredictRequest, PredictResponse

log = logging.getLogger("api")


@dataclass(frozen=True)
class Answer:
    """`features` is what the model saw, logged so that drift is measured on the real inputs; `beside` is what
    the answer holds beside its score."""

    score: float
    reasons: list[str]
    model_version: str
    features: dict[str, float]
    beside: dict[str, float] = field(default_factory=dict)


def load(config: Settings) -> Predictor | None:
    try:
        predictor = load_predictor(config.registry)
    except Exception:
        log.exception("no model could be loaded", extra={"fields": {"fallback": config.fallback}})
        metrics.MODEL_LOADED.set(0)
        return None
    metrics.MODEL_LOADED.set(1)
    return predictor


def answer(
    request: PredictRequest,
    predictor: Predictor | None,
    from_model: Callable[[Predictor], Answer],
    config: Settings,
) -> Answer:
    """The model's answer; the rule's when it fails and the plan allows that; else 503."""
    attempts: list[Callable[[], Answer]] = []
    if predictor is not None:
        attempts.append(lambda: from_model(predictor))
    if config.fallback == RULES:
        attempts.append(lambda: from_rule(request))
    for attempt in attempts:
        try:
            return attempt()
        except Exception:
            log.exception(
                "an answer failed", extra={"fields": {"model": predictor.version if predictor else RULES}}
            )
            metrics.FAILURES.inc()
    raise HTTPException(503, "no model is available", headers={"Retry-After": "5"})


def from_rule(request: PredictRequest) -> Answer:
    return Answer(rule_score(request.model_dump()), [f"rule:{domain.RULE_COLUMN}"], RULES, {})


def entry(
    request: dict[str, object], given: Answer, result: PredictResponse, config: Settings
) -> dict[str, object]:
    """What is logged of one answer."""
    return {
        **result.model_dump(mode="json"),
        "request": request,
        "features": given.features,
        "code_sha": config.code_sha,
    }
