"""How delivered documents are cut for a language model, and what one run over them may spend."""

from __future__ import annotations

from core.constraints import Intake
from templates.sizing import workload

# A run may read what several days bring, counted cautiously.
DAYS, LEAST_TOKENS = 5, 5_000_000
# A batch job takes a hundred requests at least: few documents are cut small.
FEW, SMALL, WHOLE = 200, (120, 25), (12_000, 200)


def reading(intake: Intake) -> dict[str, int]:
    """Words of a window and of what two share, and the input tokens of a run at most."""
    sized = workload(intake.constraints)
    words, shared = SMALL if sized.docs_day < FEW else WHOLE
    tokens = max(LEAST_TOKENS, round(sized.docs_day * sized.tokens_in * DAYS, -6))
    return {"chunk_words": words, "overlap_words": shared, "run_tokens": int(tokens)}
