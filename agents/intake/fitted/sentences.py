"""What a sentence says of a field whose values are fixed and that no reader took, by weights fitted to sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from agents.intake import entries
from agents.intake.fitted import denials, kin
from agents.intake.fitted.figures import WHOLE
from agents.intake.fitted.model import Features, model
from agents.intake.fitted.stems import stems
from agents.intake.mention import Mention
from agents.intake.text import Document, Sentence
from agents.intake.words import load
from core.constraints import Source

NONE, PROBLEM, SERVING = "none", "project.problem_type", "serving_mode"
MOST = 200  # sentences weighed of one brief


@dataclass(frozen=True)
class Reading:
    """The values of a field by name, and the probability from which a sentence says one.

    `beside`: weights whose mean with the field's own counts. `least`: what readers took falls where no sentence is as
    likely to say it.
    """

    values: Mapping[str, Any]
    sure: float = 0.5
    beside: str | None = None
    least: float = 0.0


def _named(*names: str) -> dict[str, Any]:
    return {name: name for name in names}


FIELDS: Mapping[str, Reading] = {
    "human_in_loop": Reading({"true": True, "false": False}, 0.5, beside="oversight", least=0.1),
    "explainability": Reading(_named("per_prediction", "adverse_action"), 0.35),
    "project.stage": Reading(_named("idea", "poc", "production", "migration"), 0.4),
    "data.access_rules": Reading({**_named("groups", "per_document", "clearances"), "everyone": "none"}, 0.6),
    "data.exact_search": Reading({"true": True}, 0.7),
    "serving_mode": Reading(_named("online", "batch", "async", "streaming", "edge", "embedded"), 0.4),
}


def features(sentence: Sentence) -> Features:
    """The stems of the sentence and of its heading, which stand beside each other, and where its words point."""
    low, heading = sentence.text.lower(), sentence.heading.lower()
    words = [word for word, _ in stems(low, 0, len(low))]
    headed = (f"h {word}" for word, _ in stems(heading, 0, len(heading)))
    signs = frozenset({*words, *(f"{one} {next_}" for one, next_ in pairwise(words)), *headed})
    return Features(signs, kin.mean(kin.words(low), "~"))


def read(document: Document, found: Iterable[Mention], fields: Iterable[str] = FIELDS) -> Iterator[Mention]:
    """For each field nobody told, the value of the sentence that speaks most clearly of it, where it is clear.

    Nothing from a few sentences: the weights know whole briefs.
    """
    if len(document.sentences) < WHOLE:
        return
    said = list(found)
    told = {mention.field for mention in said}
    untold = [field for field in fields if field not in told and is_asked(field, said)]
    if not untold:
        return
    spoken = _spoken(document)
    for field in untold:
        heard = _clearest(field, FIELDS[field], spoken)
        if heard and not _is_idle(heard, said):
            yield heard


def settle(document: Document, found: Iterable[Mention]) -> list[Mention]:
    """The mentions, without those whose value no sentence is likely to say (`Reading.least`), nor their words surely.

    What stands behind a key is plain, and a few sentences are left as they were read: the weights know whole briefs.
    """
    said = list(found)
    doubted = {m.field for m in said if m.field in FIELDS and FIELDS[m.field].least}
    if not doubted or len(document.sentences) < WHOLE:
        return said
    spoken, keyed = _spoken(document), {entry.start for entry in entries.read(document)}
    heard = {field: [_chances(field, *one) for one in spoken] for field in sorted(doubted)}
    return [m for m in said if m.field not in heard or m.start in keyed or _is_heard(document, m, heard[m.field])]


def _is_heard(document: Document, mention: Mention, heard: list[dict[str, float]]) -> bool:
    reading = FIELDS[mention.field]
    words = Sentence(mention.start, mention.end, document.text[mention.start : mention.end])
    own = _chances(mention.field, words, features(words))
    names = [name for name, meant in reading.values.items() if meant == mention.value]
    return any(own[name] >= reading.sure or any(one[name] >= reading.least for one in heard) for name in names)


def _spoken(document: Document) -> list[tuple[Sentence, Features]]:
    return [(one, features(one)) for one in document.sentences[:MOST] if one.text.strip()]


def is_asked(field: str, found: Iterable[Mention]) -> bool:
    """Whether the kind of problem has the field: who may see which document is asked where answers come from some."""
    kinds = load("opinions")["only_of"].get(field)
    return kinds is None or any(m.field == PROBLEM and m.value in kinds for m in found)


def _is_idle(heard: Mention, found: list[Mention]) -> bool:
    """Reasons for a refusal, where the system refuses nobody: an assistant told to say that it is an AI; another
    way than runs, where results are due at a time of day.
    """
    if heard.field == SERVING and heard.value != "batch" and any(m.field == "batch_deadline" for m in found):
        return True
    kinds = load("opinions")["refuses_nobody"]
    return heard.value == "adverse_action" and any(m.field == PROBLEM and m.value in kinds for m in found)


def _clearest(field: str, reading: Reading, spoken: list[tuple[Sentence, Features]]) -> Mention | None:
    guesses = ((*_likeliest(field, sentence, shown), sentence) for sentence, shown in spoken)
    chance, value, sentence = max(guesses, key=lambda guess: guess[0], default=(0.0, NONE, None))
    if sentence is None or chance < reading.sure:
        return None
    sure, because = round(0.8 * chance, 2), "by the words of this sentence, as in most briefs"
    start, end = sentence.start, sentence.end
    return Mention(field, reading.values[value], start, end, None, Source.INFERRED, sure, because)


def _likeliest(field: str, sentence: Sentence, shown: Features) -> tuple[float, str]:
    """The likeliest value of the field by a sentence, and how likely it is."""
    return max((chance, value) for value, chance in _chances(field, sentence, shown).items() if value != NONE)


def _chances(field: str, sentence: Sentence, shown: Features) -> dict[str, float]:
    """How likely the sentence is to say each value of the field, or none."""
    own, beside = model(field).probabilities(shown), FIELDS[field].beside
    if beside is None:
        return own
    other = model(beside).probabilities(denials.beside(sentence, shown))
    return {value: (own[value] + other[value]) / 2 for value in own}
