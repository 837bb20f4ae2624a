"""What is read from a document: the fields of conf/fields.toml and what their values may be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, create_model
from pydantic import Field as Bounds

LARGEST = 1e12


@dataclass(frozen=True)
class Field:
    """`kind` is text, number, date or choice. Of a document without a `needed` one a person looks for it."""

    name: str
    kind: str
    needed: bool = True
    minimum: float = -LARGEST
    allowed: tuple[str, ...] = ()

    @property
    def told(self) -> str:
        """As the model is told of it."""
        how = {"date": "a date as YYYY-MM-DD", "choice": f"one of {', '.join(self.allowed)}"}
        return f"{self.name}: {how.get(self.kind, self.kind)}"

    @property
    def type(self) -> Any:
        return {
            "text": Annotated[str, Bounds(min_length=1, max_length=2000)],
            "number": Annotated[float, Bounds(ge=self.minimum, le=LARGEST)],
            "date": date,
            "choice": Literal[self.allowed] if self.allowed else str,
        }[self.kind]


Fields = tuple[Field, ...]


def fields(table: dict[str, Any]) -> Fields:
    """`table` as conf/fields.toml has it. Raises KeyError for a kind that is none."""
    found = tuple(
        Field(name, **{**facts, "allowed": tuple(facts.get("allowed", ()))}) for name, facts in table.items()
    )
    schema(found)
    return found


def schema(wanted: Fields) -> type[BaseModel]:
    """The answer to one chunk. A key too many or a value of another kind is refused, never guessed."""
    parts: dict[str, Any] = {field.name: (field.type | None, None) for field in wanted}
    return create_model("Extraction", __config__=ConfigDict(extra="forbid"), **parts)
