"""A kind of question the expert can answer from a stored design: `cues.yaml` says which words ask it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Protocol

import yaml

from agents.chat.design import Design, Reply

CUES = Path(__file__).with_name("cues.yaml")
SHORTHAND = {"*": r"\w*", " … ": ".*", " ?": r"[\s-]?", " ": r"[\s-]+"}


class Answer(Protocol):
    def __call__(self, said: str, design: Design) -> Reply | None:
        """None when the design says nothing about it."""
        ...


@dataclass(frozen=True)
class Topic:
    name: str
    cue: re.Pattern[str]
    answer: Answer


@cache
def topics() -> tuple[Topic, ...]:
    """In the order they are tried."""
    cues: dict[str, list[str]] = yaml.safe_load(CUES.read_text("utf-8"))
    return tuple(
        Topic(name, _cue(phrases), import_module(f"agents.chat.topics.{name}").answer) for name, phrases in cues.items()
    )


def topic(name: str) -> Topic:
    """KeyError for a topic that does not exist."""
    return {one.name: one for one in topics()}[name]


def _cue(phrases: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?<!\w)(?:{_spelt(phrase)})(?!\w)" for phrase in phrases), re.I)


def _spelt(phrase: str) -> str:
    for short, long in SHORTHAND.items():
        phrase = phrase.replace(short, long)
    return phrase
