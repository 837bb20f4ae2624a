"""From a request to an answer: the model's, or the popularity list's, and what is written down about it."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from fastapi import HTTPException

from mlsystem import recommender, slates
from mlsystem.history import Event, Stored
from mlsystem.recommender import POPULAR, Answer
from services.api import metrics
from services.api.holder import Holder
from services.api.schemas import PlaceOut, RecommendRequest, RecommendResponse

log = logging.getLogger("api")


@dataclass(frozen=True)
class Given:
    """`degraded`: the list answered although this user should have had the model."""

    answer: Answer
    model_version: str
    arm: str
    degraded: bool


def answer(request: RecommendRequest, holder: Holder, histories: Stored, control_share: float) -> Given:
    """Raises HTTPException 503 while not even the popularity list is known."""
    arm = slates.arm(request.user, control_share)
    events = _history(request, histories)
    model = holder.current
    if model is not None and arm == slates.TREATMENT:
        try:
            seed = slates.seed(request.request_id)
            moment, hidden = request.at.timestamp(), set(request.exclude)
            return Given(model.answer(events, moment, request.most, hidden, seed), model.version, arm, False)
        except Exception:
            log.exception("an answer failed", extra={"fields": {"model": model.version}})
            metrics.FAILURES.inc()
    return _popular(request, events, holder, arm)


def respond(request: RecommendRequest, given: Given) -> RecommendResponse:
    places = [
        PlaceOut.model_validate(
            {ITEM_FIELD: p.item, "score": p.score, "source": p.source, "explored": p.explored}
        )
        for p in given.answer.places
    ]
    return RecommendResponse.model_validate(
        {
            "request_id": request.request_id,
            "places": places,
            "model_version": given.model_version,
            "arm": given.arm,
            "degraded": given.degraded,
            "decided_at": datetime.now(UTC),
        }
    )


def entry(
    request: RecommendRequest, given: Given, result: RecommendResponse, code_sha: str
) -> dict[str, Any]:
    """One line of the log: enough to learn from it, to measure drift and to compare the arms."""
    places = given.answer.places
    return {
        "request_id": request.request_id,
        "user": request.user,
        "at": request.at.isoformat(),
        "decided_at": result.decided_at.isoformat(),
        "model_version": given.model_version,
        "arm": given.arm,
        "degraded": given.degraded,
        "items": [p.item for p in places],
        "propensities": [p.propensity for p in places],
        "rows": given.answer.rows,
        "features": given.answer.signals,
        "code_sha": code_sha,
    }


def _history(request: RecommendRequest, histories: Stored) -> list[Event]:
    """Without the store a user is one nobody knows: a poorer answer, not an error."""
    try:
        return histories.before(request.user, request.at)
    except Exception:
        log.exception("the history could not be read")
        metrics.HISTORY_FAILURES.inc()
        return []


def _popular(request: RecommendRequest, events: list[Event], holder: Holder, arm: str) -> Given:
    known = holder.catalogue
    if known is None:
        raise HTTPException(503, "neither a model nor a catalogue is available", headers={"Retry-After": "5"})
    places = recommender.popular(known, events, request.most, set(request.exclude))
    return Given(Answer(places, {}, {}), POPULAR, arm, arm == slates.TREATMENT)


ITEM_FIELD = next(iter(PlaceOut.model_fields))
