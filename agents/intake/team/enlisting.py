"""The members of one sentence, clause by clause: who is told, and what is said of whom."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from agents.intake.team.clauses import Clause, cut, listed
from agents.intake.team.jobs import Job, job
from agents.intake.team.members import WRITER, Member, begins, is_everybody
from agents.intake.team.reader import Reader
from agents.intake.team.terms import words
from agents.intake.team.trades import is_skill

_JOINED = ("and", "&", "plus", "+")
_HEAD, _LABEL = 14, 5
_ONE, _OWN = ("a", "an"), ("our", "the", "my")


@dataclass
class Listing:
    """The members of a sentence in order; `pure`: every clause is somebody, or what they do."""

    members: list[Member] = field(default_factory=list)
    pure: bool = True

    def jobless(self) -> int:
        """Where the last members begin of whom no job was said."""
        start = len(self.members)
        while start and not self.members[start - 1].told:
            start -= 1
        return start


def read(reader: Reader, begin: int, known: frozenset[str]) -> Listing | None:
    """The listing that begins at the term; None where nobody does, or where everybody is counted and divided."""
    head = Clause(0, begin - 1, "")
    if _is_divided(reader) or (begin > 0 and is_everybody(reader, head)):
        return None
    listing = Listing()
    clauses = cut(reader, begin)
    for index, clause in enumerate(clauses):
        behind = clauses[index + 1] if index + 1 < len(clauses) else None
        if is_everybody(reader, clause) or _is_unlisted(reader, clause, listing):
            return None
        run = listing.members[-1:] and clause.cut in _JOINED and listing.jobless() < len(listing.members)
        who = begins(reader, clause, known, beside=bool(run) and bool(listing.members[-1].name))
        if who is None or _is_attribute(listing, who, clause, reader):
            if not listing.members:
                return None
            if clause.cut == ":" and not _is_calling(reader, clause):
                return None
            _tell(listing, job(reader, clause.first, clause.last), _is_denied(reader, clause))
        elif not _is_apposed(listing, who, clause, behind) and not _is_among(reader, listing, who, clauses[index:]):
            _enlist(listing, who, job(reader, who.last + 1, clause.last), clause, reader)
    return listing


def _is_divided(reader: Reader) -> bool:
    """`five engineers, of them one SRE`, `the other two`: parts of those who are counted before."""
    said = " ".join(term.text for term in reader.terms)
    return any(f" {part} " in f" {said} " for part in words("inside") | {"the other", "the others"})


def _is_calling(reader: Reader, clause: Clause) -> bool:
    """`Nomsa: developer`, `Thabo: infrastructure`; not `Known: the data are late`."""
    ahead = range(clause.first, min(clause.first + 2, clause.last) + 1)
    return any(reader.at(i).sort in ("role", "kind") or is_skill(reader, i) for i in ahead) or any(
        reader.text(i) in listed("hosts") for i in ahead
    )


def _is_denied(reader: Reader, clause: Clause) -> bool:
    """`no, not him`: the last one is taken back."""
    said = {reader.text(i) for i in range(clause.first, clause.last + 1)}
    return "not" in said and bool(said & (listed("pronouns") | {"that", "one"})) and len(said) < len(_JOINED)


def _is_attribute(listing: Listing, who: Member, clause: Clause, reader: Reader) -> bool:
    """`Ana, our analyst`, `Ben, a coder`: what somebody just named is, not one more."""
    before = listing.members[-1] if listing.members else None
    if before is None or not before.name:
        return False
    if before.name == WRITER and "am" in (reader.text(before.last), reader.text(before.last + 1)):
        return clause.cut == "and" and reader.text(who.first) in (*_ONE, *_OWN)  # `I am the coder and the boss's son`
    if before.told or clause.cut in _JOINED:
        return False
    alone = before.name not in (WRITER, "you")
    return alone and bool(who.word) and who.count == 1 and reader.text(who.first) in (*_ONE, *_OWN)


def _is_apposed(listing: Listing, who: Member, clause: Clause, behind: Clause | None) -> bool:
    """`me, Luka, platform engineer`, `my eldest, Khoa, studies`, `Hana, my daughter, is`: the same person."""
    before = listing.members[-1] if listing.members else None
    if before is not None and who.name == WRITER and clause.cut == "-" and len(listing.members) == 1:
        listing.members[-1] = replace(before, name=WRITER)  # `Ingrid, data scientist - me and one developer build it`
        return True
    if before is None or before.told or clause.cut != "," or not who.name or who.last != clause.last:
        return False
    named = before.name == WRITER or (before.kin and not who.kin and before.count == 1)
    kin = who.kin and not before.kin and before.name not in (WRITER, "you")
    if not (named or kin) or behind is None or behind.cut != ",":
        return False
    listing.members[-1] = replace(before, name=before.name if kin or before.name == WRITER else who.name)
    return True


def _is_among(reader: Reader, listing: Listing, who: Member, ahead: list[Clause]) -> bool:
    """`two data scientists, Lenka and Ondřej`: as many names as are counted before, and who they are."""
    before = listing.members[-1] if listing.members else None
    if before is None or before.name or not before.told or not who.name or who.name in (WRITER, "you"):
        return False
    if who.name not in before.called:
        run = _names(reader, ahead, before.kind)
        if before.called or ahead[0].cut not in (",", ":") or len(run) != before.count:
            return False
        listing.members[-1] = replace(before, called=frozenset(run))
    return True


def _names(reader: Reader, ahead: list[Clause], kind: str) -> list[str]:
    """The names that follow each other with nothing said of them, but in brackets: `a student, Oisín (JavaScript)`."""
    found: list[str] = []
    for clause in ahead:
        who = begins(reader, clause)
        if who is None or who.name in ("", WRITER) or who.kin or (found and clause.cut in ("plus", "+")):
            break
        said = job(reader, who.last + 1, clause.last)
        noted = said is None or (reader.text(who.last + 1) == "(" and said.kind in ("people", kind))
        if not noted:
            break
        found.append(who.name)
    return found


def _is_unlisted(reader: Reader, clause: Clause, listing: Listing) -> bool:
    """`Luis (data engineer), DevOps = one guy`: work of a kind that nobody is told for yet."""
    before = listing.members[-1] if listing.members else None
    alone = clause.first == clause.last and reader.at(clause.first).sort == "kind"
    kind = reader.at(clause.first).value
    return (
        alone
        and before is not None
        and before.told
        and before.kind != kind
        and reader.text(clause.last + 1) in ("=", ":")
    )


def _enlist(listing: Listing, who: Member, said: Job | None, clause: Clause, reader: Reader) -> None:
    """Adds the member with the job; what is said of several goes to those before as well."""
    known = next((i for i, one in enumerate(listing.members) if who.name and one.name == who.name), None)
    if known is not None:
        listing.members[known] = _with(listing.members[known], said)
        return
    start = listing.jobless() if clause.cut in _JOINED or clause.cut == "," else len(listing.members)
    if reader.text(who.last + 1) == "(" and reader.text(who.last + 2) in words("ditto") and listing.members:
        said = Job(listing.members[-1].kind, True, False)
    idle = said is not None and said.builds is False  # `a clerk decides`
    listing.members.append(replace(who, builds=False) if idle else _with(who, said))
    together = reader.text(who.last + 1 + (reader.text(who.last + 1) == "(")) in listed("several")
    shared = said is not None and said.several and (clause.cut in _JOINED or (together and clause.cut == ","))
    if {part for i in range(who.first, who.last + 1) for part in reader.text(i).split()} & words("fellows"):
        shared, said = True, said or Job(who.kind, True, True)  # `Priya and one more data scientist`
    if shared:
        for index in range(start, len(listing.members) - 1):
            listing.members[index] = _with(listing.members[index], said)
    if said is not None and said.builds is None and not said.calling:
        listing.pure = False
        listing.members[-1] = replace(listing.members[-1], vague=True)


def _tell(listing: Listing, said: Job | None, denied: bool) -> None:
    """What a clause without a person says of those before it."""
    if denied:
        listing.members.pop()
        return
    if said is None:
        return
    if said.builds is None and not said.calling:
        listing.pure = False
        return
    start = min(listing.jobless(), len(listing.members) - 1) if said.several else len(listing.members) - 1
    for index in range(start, len(listing.members)):
        listing.members[index] = _with(listing.members[index], said)


def _with(member: Member, said: Job | None) -> Member:
    """The member with what is said of the work; a kind that was told stays."""
    if said is None:
        return member
    firm = member.kind != "people" or (member.told and not said.calling)  # `a developer who also runs the servers`
    kind = member.kind if firm else said.kind
    builds = member.builds if said.builds is None or member.builds else said.builds
    told = member.told or said.builds is not None or said.calling
    return replace(member, kind=kind, builds=builds, told=told)


def start(reader: Reader, opens: bool) -> int:
    """Where the list begins: behind the words that say one follows, else at the first term."""
    for place in range(min(len(reader.terms), _HEAD if opens else _LABEL)):
        if reader.text(place) in (listed("opens") if opens else (":", "=")):
            alone = Clause(place + 1, len(reader.terms) - 1, ":")
            return place + 1 if opens or begins(reader, alone) is not None else 0
        if reader.text(place) == ",":
            break
    return 0


def is_labelled(reader: Reader) -> bool:
    """`On it: …`, `Building: …`: the words before the colon say that those who build follow."""
    end = next((i for i in range(6) if reader.text(i) in (":", "=")), None)
    said = " ".join(reader.text(i) for i in range(end or 0))
    return bool(said) and (said in listed("labels") or reader.roster)
