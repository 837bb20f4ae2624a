"""A sentence with the lists of names in it and in the one before, and what its words say: the stage of a verdict."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from agents.intake.text import Document, Sentence
from agents.intake.tools import chains, phrases, pronouns
from agents.intake.tools.evidence import Evidence
from agents.intake.tools.phrases import Found, Word, words, words_of
from agents.intake.tools.reach import Target, is_little
from agents.intake.tools.signs import Sign, find, is_name

Span = tuple[int, int]
_GAP, _SHORT, _NEAR, _TIMED = 3, 5, 6, 4
# `the yard's air-gapped OpenShift`
_OWNER = re.compile(r"\bthe (?P<who>[a-z]+) 's(?: (?!to|use|of|for|with|on|in|is)[a-z]+){0,2}$")
_DOWN = {"refused", "leaving", "!wish", "!due", "!allowed", "!!use"}
_CAPTION = re.compile(r"[-*•>\d.()\s]*(?P<said>[a-z][\w']*(?: [\w']+){0,2})[.!] *")


@dataclass(frozen=True)
class Scene:
    """A sentence with the lists of names in it and in the one before; `found` takes the evidence for all names."""

    document: Document
    text: str
    sentence: Sentence
    runs: Sequence[Sequence[Span]]
    here: Sequence[int]
    before: Sequence[int]
    found: list[list[Evidence]]

    @cached_property
    def said(self) -> list[Word]:
        """The words, each name one word."""
        return words(self.text[self.sentence.start : self.sentence.end])

    @cached_property
    def spoken(self) -> list[Found]:
        """The phrases of the lexicon."""
        return phrases.find(self.said)

    @cached_property
    def signs(self) -> list[Sign]:
        """What judges."""
        return chains.join(self.said, find(self.said, self.spoken))

    @cached_property
    def named(self) -> list[Target]:
        """The lists of names."""
        at = {word.start + self.sentence.start: index for index, word in enumerate(self.said) if is_name(word)}
        places = [(run, [at[start] for start, _ in self.runs[run] if start in at]) for run in self.here]
        return [Target(found[0], found[-1], self.names_of(run)) for run, found in places if found]

    @cached_property
    def targets(self) -> list[Target]:
        """All that can be judged, in order."""
        lists = [] if self._is_timed else [self.names_of(run) for run in self.before]
        again = pronouns.find(self.said, self.spoken, self.named, lists)
        return sorted([*self._elided(), *self.named, *again], key=lambda t: t.first)

    @cached_property
    def caption(self) -> str:
        """`Not wanted. Kubernetes, …`: the short sentence a line begins with; empty without one."""
        line = self.document.low.rfind("\n", 0, self.sentence.start) + 1
        match = _CAPTION.fullmatch(self.document.low, line, self.sentence.start)
        return match["said"] if match else ""

    def names_of(self, run: int) -> tuple[tuple[int, int], ...]:
        """The names of a list."""
        return tuple((run, which) for which in range(len(self.runs[run])))

    def _elided(self) -> Iterator[Target]:
        """`Databricks? Yes please.`, `Not wanted.`: what is meant stands in the sentence before."""
        start = self.sentence.start
        asked = self.document.text[max(0, start - _GAP) : start].rstrip().endswith("?")
        if self.before and (asked or self._is_elliptic()):
            yield Target(0, 0, tuple(name for run in self.before for name in self.names_of(run)), again=True)

    def _is_elliptic(self) -> bool:
        text = self.sentence.text.strip()
        begun = bool(self.spoken) and (self.spoken[0].first <= 1 or self._refuses(self.spoken[0]))
        return begun and not self.here and ":" not in text and len(text.split()) <= _SHORT and not self._is_timed

    @cached_property
    def _is_timed(self) -> bool:
        """`On call, no.`, `Night shifts we don't do.`: it begins with hours of work, and is about them."""
        return any(word.text in words_of("hours") for word in self.said[1:_TIMED])

    def _refuses(self, phrase: Found) -> bool:
        """`I'd sooner not.`: nothing but little words stands before what refuses."""
        refused = ("refused", "said") in phrase.meanings
        return refused and all(is_little(word.text) for word in self.said[1 : phrase.first])

    def is_ours(self, target: Target) -> bool:
        """Whether the name is said to be ours already."""
        before = " ".join(word.text for word in self.said[max(0, target.first - _NEAR) : target.first])
        owner = _OWNER.search(before)
        of_a_house = owner is not None and owner["who"] not in words_of("outsider")
        return target.named and (of_a_house or self.said[target.first - 1].text in words_of("possessed"))

    def is_used(self, target: Target) -> bool:
        """Whether all the names are said to be in use already."""
        return all("use" in self.found[run][which].concepts for run, which in target.names)

    def is_foreign(self, target: Target) -> bool:
        """Whether the names are only said to be what others use or talk of."""
        return all({"others", "hearsay"} & {*self.found[run][which].concepts} for run, which in target.names)

    def is_refused(self, target: Target) -> bool:
        """Whether a word of the sentence turns down all the names."""
        return all({*self.found[run][which].concepts} & _DOWN for run, which in target.names)

    def give(self, target: Target, sign: Sign) -> None:
        """Count the sign for all names of the target."""
        turned = replace(sign, turned=sign.turned != target.denied)
        for run, which in target.names:
            self.found[run][which].add(turned)
