"""What a caller gets of an answer."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime

from mlsystem import domain
from mlsystem.predictor import RULES
from services.api.answering import Answer
from services.api.schemas import PredictResponse


def respond(answer: Answer) -> PredictResponse:
    """The estimate in its unit, stamped."""
    return PredictResponse(
        request_id=str(uuid.uuid4()),
        estimate=answer.score,
        unit=domain.UNIT,
        **answer.beside,
        reasons=answer.reasons,
        model_version=answer.model_version,
        degraded=answer.model_version == RULES,
        decided_at=datetime.now(UTC),
    )
