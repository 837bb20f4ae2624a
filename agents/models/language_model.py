"""What every language model behind the product can do: fill a typed answer from a prompt, or fail by name."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Generic, Protocol, TypeVar

from pydantic import BaseModel

from agents.models.spending import Tokens
from core.model_roles import Role, RoleName

A = TypeVar("A", bound=BaseModel)
CHARS_PER_TOKEN = 3.5


@dataclass(frozen=True)
class Prompt(Generic[A]):
    """Ordered from what changes least to what changes most, so that a provider's cache can hold the front.

    `instructions` is the role's Markdown; `project` the stable block of a decision set; `task` what is asked now.
    All user text is inside `project` or `task` as data, never inside `instructions`.
    """

    role: RoleName
    instructions: str
    project: str
    task: str
    answer: type[A]

    @property
    def text(self) -> str:
        """Everything that is sent."""
        return f"{self.instructions}\n{self.project}\n{self.task}"

    def sha256(self, model: str) -> str:
        """Identity of a call: prompt, model and answer schema."""
        schema = json.dumps(self.answer.model_json_schema(), sort_keys=True)
        parts = [self.role, self.instructions, self.project, self.task, model, schema]
        return hashlib.sha256("\x00".join(parts).encode()).hexdigest()


@dataclass(frozen=True)
class Answer(Generic[A]):
    """A validated answer and what it took. `cost_usd` is None when the model's price is unknown."""

    value: A
    model_asked: str
    model_answered: str
    tokens: Tokens
    latency_ms: int
    cost_usd: Decimal | None


class LanguageModel(Protocol):
    name: str

    def role(self, name: RoleName) -> Role: ...

    def ask(self, prompt: Prompt[A]) -> Answer[A]:
        """Raises a ModelError; every other exception is a defect of the adapter."""
        ...

    def count(self, prompt: Prompt[Any]) -> int | None:
        """Tokens of a prompt as the provider counts them; None where it cannot say."""
        ...


class ModelError(Exception):
    """A call that gave no usable answer. `spent` holds what is known of its cost."""

    code = "model_error"

    def __init__(self, detail: str, tokens: Tokens | None = None) -> None:
        super().__init__(detail)
        self.tokens = tokens


class Malformed(ModelError):
    """The answer does not fit its type."""

    code = "malformed"


class Refused(ModelError):
    code = "refused"


class Truncated(ModelError):
    """The answer ended at its token limit, or the connection did."""

    code = "truncated"


class Unavailable(ModelError):
    """Overloaded, rate limited or unreachable after the client's retries; `retry_after_s` is the provider's wish."""

    code = "unavailable"

    def __init__(self, detail: str, retry_after_s: float | None = None) -> None:
        super().__init__(detail)
        self.retry_after_s = retry_after_s


class Misconfigured(ModelError):
    """Bad key, no permission, unknown model: asking again cannot help."""

    code = "misconfigured"


def parse(answer: type[A], text: str, tokens: Tokens) -> A:
    """The typed answer inside a model's text; Malformed with the validator's words otherwise."""
    try:
        return answer.model_validate_json(text)
    except ValueError as broken:
        raise Malformed(str(broken)[:1000], tokens) from broken


def estimate_tokens(text: str) -> int:
    """A local guess on the safe side: 3.5 characters a token."""
    return int(len(text) / CHARS_PER_TOKEN) + 1


def block(title: str, data: Any) -> str:
    """A delimited block of JSON: what stands in it is data, whatever it says."""
    body = json.dumps(data, sort_keys=True, ensure_ascii=False, indent=1, default=str)
    closed = body.replace("</", "<\\/")
    return f"<{title}>\n{closed}\n</{title}>"
