"""A kind of question the expert can answer from a stored design."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from agents.chat.design import Design, Reply


@dataclass(frozen=True)
class Topic:
    """`cue` is searched in the words; `answer` returns None when the design says nothing about it."""

    cue: re.Pattern[str]
    answer: Callable[[str, Design], Reply | None]
