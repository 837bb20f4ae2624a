"""Results that a person looks at first, and that go out sooner than anybody can look."""

from __future__ import annotations

from collections.abc import Iterator

from agents.intake.clashes.clash import Clash
from agents.intake.spoken.frames import demanded, every, pattern, quoted, said
from agents.intake.text import Document
from agents.intake.ways import Way
from core.constraints import Constraints
from core.figures import figure

KIND = "human_pace"
OUT = ("answer", "show", "send")
SECONDS = 10_000.0  # ms; nobody opens, reads and releases a case faster
FIELDS = ("p95_ms", "p99_ms", "p50_ms", "first_token_ms")


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """Every one is released by a person before it goes out, and it goes out within seconds."""
    human = c.human_in_loop
    if (human is not None and not human.value) or said(document, "reviewers", "all") is None:
        return
    limits = {name: fact.value for name in FIELDS if (fact := getattr(c.latency, name)) is not None}
    field = next((name for name, limit in limits.items() if limit < SECONDS), None)
    for out in OUT if field is not None else ():
        first = demanded(document, KIND, f"{out}_after")
        soon = _soon(document, out) or (_whole(c, limits[str(field)]) if out == "answer" else None)
        if first is not None and soon is not None:
            ways = (
                Way("Let people look at what the model is unsure of, afterwards", {"human_in_loop": None}),
                Way("Leave the time open", {f"latency.{field}": None}),
            )
            text = f"“{first}” takes a person longer than “{soon}” leaves."
            yield Clash(("human_in_loop", f"latency.{field}"), text, ways)
            return


def _whole(c: Constraints, limit: float) -> str | None:
    """A time that is told of everything until the answer is there; None where it may be the machine's alone."""
    scope = c.latency.scope
    return f"{figure(limit)} ms end to end" if scope is not None and str(scope.value) == "end_to_end" else None


def _soon(document: Document, out: str) -> str | None:
    """The words that tell how soon it goes out; not how soon a draft is there for people to look at."""
    found = every(document, KIND, f"{out}_soon")
    drafts = pattern(KIND, "draft")
    soon = (match for match in found if not drafts.search(document.sentence_at(match.start()).text))
    return next(map(quoted, soon), None)
