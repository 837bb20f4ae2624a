"""What one sentence says by itself of a field of which a whole brief is read for one value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from agents.intake import text
from agents.intake.mention import Mention
from agents.intake.readers import money, statements, sums, team, times
from agents.intake.text import Document, Sentence
from agents.intake.twice.differing import is_told


def _duty(document: Document) -> Iterator[Mention]:
    return statements.read(document, ["oncall"])


def _sums(document: Document) -> Iterator[Mention]:
    return money.read(document, sums.find(document))


def _due(document: Document) -> Iterator[Mention]:
    return times.read(document, awaited=False)


READERS: dict[str, Callable[[Document], Iterator[Mention]]] = {
    "team.oncall": _duty,
    "team.size": team.read,
    "budget.hard": _sums,
    "batch_deadline": _due,
}


def read(sentences: Iterable[Sentence]) -> Iterator[Mention]:
    """The mentions of each sentence that has the field's words, where they stand in the brief."""
    for sentence in sentences:
        for field, reader in READERS.items():
            for m in reader(text.alone(sentence)) if is_told(field, sentence.text) else ():
                if m.field == field:
                    yield m.but(start=m.start + sentence.start, end=m.end + sentence.start)
