"""What a brief can be refused for, before anything is read out of it."""

from __future__ import annotations

from typing import Literal

BriefCode = Literal["empty", "too_large", "not_text", "unsupported_language"]


class BriefError(ValueError):
    """The brief cannot be read; `code` is for programs, `message` for the person who sent it."""

    def __init__(self, code: BriefCode, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class AnswerError(ValueError):
    """An answer names an unknown field or a value that the field cannot hold."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(f"{field}: {message}")
        self.field = field
        self.message = message
