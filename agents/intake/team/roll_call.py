"""The roster of a brief that tells its people one by one, over as many sentences as it takes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from agents.intake.team import changes, enlisting, groups, holders, terms
from agents.intake.team.clauses import Clause
from agents.intake.team.enlisting import Listing
from agents.intake.team.group import Group
from agents.intake.team.jobs import job
from agents.intake.team.members import WRITER, Member, begins
from agents.intake.team.reader import Reader
from agents.intake.team.sizes import Roll
from agents.intake.text import Document, Sentence

_LEAST, _SHORT, _HEADING = 2, 16, 6


@dataclass
class Line:
    """A sentence of the roster with the members it tells."""

    sentence: Sentence
    reader: Reader
    members: list[Member] = field(default_factory=list)


class Roster:
    """The lines read so far; `opened`: one more member by himself may follow; `names`: a bare list of names before."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.lines: list[Line] = []
        self.known: set[str] = set()
        self.opened = False
        self.awaiting: Line | None = None
        self.opener: Line | None = None

    def take(self, sentence: Sentence, reader: Reader) -> bool:
        """Whether the sentence belongs to the roster, which then holds its members."""
        if self._change(sentence, reader):
            return True
        labelled = enlisting.is_labelled(reader)
        begin = enlisting.start(reader, labelled or reader.roster)
        asked = sentence.text.rstrip().endswith("?")
        listing = None if asked else enlisting.read(reader, begin, self._names())
        if listing is None or not listing.members:
            self.opened, self.awaiting, self.opener = labelled and len(reader.terms) < _HEADING, None, None
            return False
        if self._is_told_further(listing):
            self._enter(Line(sentence, reader))
            return True
        line = Line(sentence, reader, self._counted(sentence, reader, listing, labelled))
        if self._is_further(line, labelled):
            self.lines += [self.opener] if self.opener is not None else []
            self._enter(line)
            return True
        writer = any(term.text == "here" for term in reader.terms)  # `Sanjay, DevOps engineer here.`
        self.opened = not writer and any(one.kind in ("ml", "platform") for one in line.members)
        self.opener = line if self.opened else None
        bare = listing.pure and all(one.name and not one.told for one in listing.members)
        self.awaiting = Line(sentence, reader, listing.members) if bare and len(listing.members) >= _LEAST else None
        return False

    def _enter(self, line: Line) -> None:
        self.lines.append(line)
        self.known |= {one.name for told in (line, self.opener) if told is not None for one in told.members}
        self.opened, self.awaiting, self.opener = True, None, None

    def _is_further(self, line: Line, labelled: bool) -> bool:
        """Whether those of a sentence are enough for a roster, or go on with one."""
        members, heads = line.members, sum(one.count for one in line.members)
        if len(line.reader.terms) > _SHORT and len(members) < _LEAST:
            return False
        if any(one.called or one.name not in ("", WRITER) for one in members):
            before = [*self.lines, *([self.opener] if self.opener is not None else [])]
            people = labelled or not before or any(one.name for told in before for one in told.members)
            return people and heads >= (1 if self.opened or labelled else _LEAST)
        return self.opened and heads > 0 and all(one.told for one in members)

    def _change(self, sentence: Sentence, reader: Reader) -> bool:
        """Whoever the sentence says goes is taken off; whether it puts on somebody who is to be counted."""
        spoken = self.known & {term.text for term in reader.terms} | (self.known & {WRITER})
        for line in self.lines if spoken else ():
            line.members = [m for m in line.members if m.name not in spoken or not changes.goes(sentence.text, m)]
        newcomer = (
            begins(reader, Clause(0, len(reader.terms) - 1, ""), frozenset({reader.text(0)})) if self.lines else None
        )
        if newcomer is None or not newcomer.name or self._knows(newcomer.name):
            return False
        if not changes.is_counted(sentence.text, newcomer.name):
            return False
        said = job(reader, newcomer.last + 1, len(reader.terms) - 1)
        member = replace(newcomer, kind=said.kind if said else "people", builds=True, told=True)
        self._enter(Line(sentence, reader, [member]))
        return True

    def _is_told_further(self, listing: Listing) -> bool:
        """`Ani, Tigran, Levon. Levon's ML engineer.`: somebody listed before, with what he does."""
        if self.awaiting is not None and any(
            one.told and one.name in {known.name for known in self.awaiting.members} - {WRITER}
            for one in listing.members
        ):
            self._enter(self.awaiting)
        told = [one for one in listing.members if one.told and self._knows(one.name)]
        for one in told:
            self._tell(one)
        return bool(told) and len(told) == len(listing.members)

    def _may(self, sentence: Sentence, reader: Reader, one: Member) -> bool:
        return holders.may(self.document, sentence, _group(reader, one), divided=True)

    def _names(self) -> frozenset[str]:
        """The names told so far, and those of a bare list before."""
        bare = self.awaiting.members if self.awaiting is not None else []
        return frozenset(self.known | {one.name for one in bare})

    def _knows(self, name: str) -> bool:
        return bool(name) and name in self.known

    def _tell(self, said: Member) -> None:
        for line in self.lines:
            for index, one in enumerate(line.members):
                if one.name == said.name and one.kind == "people":
                    line.members[index] = replace(one, kind=said.kind)

    def _counted(self, sentence: Sentence, reader: Reader, listing: Listing, labelled: bool) -> list[Member]:
        """Those who build: everybody of a list that is called so, else whoever is said to."""
        special = any(one.kind in ("ml", "platform") for one in listing.members)
        joined = any(one.builds for one in listing.members)
        alike = listing.pure and special and all(one.name or one.told for one in listing.members)
        found = [one for one in listing.members if not self._knows(one.name)]
        told = [
            one
            for one in found
            if one.builds
            or (one.builds is None and _may(one, labelled, alike or reader.roster or (joined and one.name == WRITER)))
        ]
        return [one for one in told if one.name or self._may(sentence, reader, one)]

    def rolls(self) -> list[Roll]:
        """The lines as groups of people."""
        return [Roll(line.sentence, line.reader, _groups(line), True) for line in self.lines]


def _may(one: Member, labelled: bool, listed: bool) -> bool:
    """Whether somebody of whom no job is told is one of those who build."""
    return (listed or labelled) and not (one.vague and (one.name == WRITER or not labelled))


def _groups(line: Line) -> list[Group]:
    """The members as groups, with what the sentence says of them all (`four in all`) and of nobody (`no SRE`)."""
    members = [_group(line.reader, one) for one in line.members]
    beside = [g for g in groups.read(line.reader) if g.team or (not g.value and g.shape != "share")]
    return sorted([*members, *beside], key=lambda group: group.first)


def _group(reader: Reader, one: Member) -> Group:
    shape = "crew" if one.name else "counted"
    found = reader.group(one.count, one.kind, one.first, one.last, shape, one.word)
    return found.but(names=one.called | ({one.name} if one.name else set()), trade=True)


def read(document: Document) -> list[Roll]:
    """The roster of the document as rolls, one for each of its sentences."""
    roster = Roster(document)
    for sentence in document.sentences:
        told = terms.read(document.low, document.text, sentence.start, sentence.end)
        roster.take(sentence, Reader(told, holders.tells_who(document, sentence)))
    return roster.rolls()
