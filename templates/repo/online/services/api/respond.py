"""What a caller gets of an answer."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime

from mlsystem.predictor import RULES
from services.api.answering import Answer
from services.api.schemas import PredictResponse


def respond(answer: Answer) -> PredictResponse:
    """The probability and the decision at 0.5, stamped."""
    return PredictResponse(
        request_id=str(uuid.uuid4()),
        score=answer.score,
        decision="positive" if answer.score >= 0.5 else "negative",
        reasons=answer.reasons,
        model_version=answer.model_version,
        degraded=answer.model_version == RULES,
        decided_at=datetime.now(UTC),
    )
