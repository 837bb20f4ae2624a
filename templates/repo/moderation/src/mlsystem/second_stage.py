"""The expensive stage: asked only about uncertain items, and only as often as its budget allows."""

from __future__ import annotations

import json
import os
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from mlsystem.settings import Settings


class Unavailable(Exception):  # noqa: N818
    """The stage did not answer in time or not at all; a person decides instead."""


class SecondStage(Protocol):
    @property
    def name(self) -> str: ...

    def score(self, text: str, locale: str) -> float:
        """Probability that the item breaks the policy. Raises Unavailable."""
        ...


@dataclass(frozen=True)
class ScriptedStage:
    """Demo only: a word list stands for the large model. Says 0.5 where the list is silent."""

    name: str = "scripted-demo-only"
    rude: tuple[str, ...] = ("zorg", "bla", "plotsch", "fnar", "knark", "gru")

    def score(self, text: str, locale: str) -> float:
        hits = sum(word.startswith(self.rude) for word in text.lower().split())
        calm = len(text.split()) > 8
        return 0.97 if hits else (0.05 if calm else 0.5)


@dataclass(frozen=True)
class EndpointStage:
    """A classifier behind an Amazon SageMaker endpoint; `client` is a boto3 `sagemaker-runtime` client."""

    client: Any
    name: str

    def score(self, text: str, locale: str) -> float:
        body = json.dumps({"text": text, "locale": locale})
        try:
            answer = self.client.invoke_endpoint(
                EndpointName=self.name, ContentType="application/json", Body=body
            )
            score = float(json.loads(answer["Body"].read())["score"])
        except Exception as error:
            raise Unavailable(str(error)) from error
        if not 0 <= score <= 1:
            raise Unavailable(f"score {score} is not a probability")
        return score


@dataclass
class Budget:
    """At most `per_hour` calls in any hour, so that a flood of uncertain items has a known price."""

    per_hour: int
    clock: Callable[[], float] = time.monotonic
    spent: deque[float] = field(default_factory=deque)

    def take(self) -> bool:
        now = self.clock()
        while self.spent and now - self.spent[0] >= 3600:
            self.spent.popleft()
        if len(self.spent) >= self.per_hour:
            return False
        self.spent.append(now)
        return True


def stage(config: Settings) -> SecondStage | None:
    """The endpoint that MLSYSTEM_SECOND_STAGE names; None where none is, so that people decide.

    Security: on the shipped sample alone a word list stands for it; it never decides on a customer's items.
    """
    name = os.environ.get("MLSYSTEM_SECOND_STAGE", "")
    if not name:
        return ScriptedStage() if config.sample else None
    import boto3
    from botocore.config import Config

    seconds = config.table("cloud")["timeout_ms"] / 1000
    timeouts = Config(read_timeout=seconds, connect_timeout=seconds, retries={"max_attempts": 0})
    return EndpointStage(boto3.client("sagemaker-runtime", config=timeouts), name)
