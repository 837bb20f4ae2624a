"""What an experienced team does differently where a model reads text, sound or pictures whole instead of columns."""

from __future__ import annotations

from typing import Literal

from core.constraints import Strict


class Reading(Strict):
    """What is read whole, so that no table of features is looked up.

    `kept` is how it is prepared, `fetched` what a request or a run brings to the model, `columns` what is recorded of
    each piece, `dropped` what becomes of a piece that cannot be used, `shown` where a result says it was read.
    """

    strategy: Literal["embeddings", "documents", "records", "audio", "images", "text"]
    why: str
    fetched: str
    columns: list[str]
    dropped: str
    kept: str = ""
    shown: str = ""


class FirstLook(Strict):
    """A check of the first look at the data, with what does it and the limit it has to hold."""

    check: str
    tool: str
    threshold: str


class ModelCheck(Strict):
    """A test before promotion; `{cases}` in its threshold is 100, or 200 where an authority looks on."""

    type: Literal["mft", "invariance", "directional", "slice", "robustness", "regression_vs_champion"]
    threshold: str


class Shift(Strict):
    """What is compared over time besides the inputs, with at least `least` cases a window."""

    what: str
    test: str
    limit: str
    least: int


class LlmWatch(Strict):
    """What is watched of a language model's calls."""

    token_cost: str
    quality: str
    feedback: str
    refusal_rate: str
    injection_hits: str
