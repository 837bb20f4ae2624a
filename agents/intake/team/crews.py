"""People told one by one with what they do: `Bram (Java), Lotte (Java)`, `Ana and my brother build the models`."""

from __future__ import annotations

from agents.intake.team.group import Group
from agents.intake.team.persons import Person, is_writer, person, several
from agents.intake.team.reader import Reader
from agents.intake.team.terms import words
from agents.intake.team.trades import Trade, is_skill, past_links, trade

_AND = (",", "and", "&", "plus", "+", "with")


def crew(reader: Reader, index: int) -> Group | None:
    """A run of people with their work behind it, or in a sentence that tells who the team is."""
    first = person(reader, index) or several(reader, index)
    if first is None or _is_thing(reader, index, first) or reader.text(first.last + 1) in words("giving"):
        return None
    run = _run(reader, first)
    work = trade(reader, run[-1].last + 1)
    if not _is_told(reader, index, run, work):
        return None
    if work is not None and len(run) > 1 and _is_of_one(reader, run[-1].last + 1):
        run, work = run[:1], None
    kind, last = work or ("people", run[-1].last)
    count, names = sum(one.count for one in run), frozenset(one.name for one in run)
    return reader.group(float(count), kind, index, last, "crew").but(names=names)


def _is_told(reader: Reader, index: int, run: list[Person], work: Trade | None) -> bool:
    """Whether those named are said to build or to be the team; the writer alone where he says what he knows."""
    if len(run) == 1 and is_writer(run[0]):
        told = reader.text(run[0].last + 1) == ":" or (work is not None and _is_own(reader, run[0], work))
        return work is not None and told and "(" not in (reader.text(index - 1), reader.text(index - 3))
    if len(run) == 1 and not _is_one(reader, index, run[0], work):
        return False
    return work is not None or reader.roster


def _is_own(reader: Reader, writer: Person, work: Trade) -> bool:
    """`I know Python`, `I look after the rest`: what the writer knows or does himself."""
    ahead = {reader.text(i) for i in range(writer.last + 1, work[1])}
    does = reader.text(writer.last + 1) in words("doing") and work[0] in ("ml", "platform")
    return does or is_skill(reader, work[1]) or bool(ahead & words("own_acts"))


def _is_of_one(reader: Reader, place: int) -> bool:
    """`me, my cousin who is a data scientist`: what stands behind is said of the last one alone."""
    between = {reader.text(i) for i in range(place, past_links(reader, place))}
    return bool(between & words("of_one")) and not between & words("of_all")


def _run(reader: Reader, first: Person) -> list[Person]:
    """The people that follow each other: `Ana, Luis and I`."""
    run = [first]
    while reader.text(ahead := _past_house(reader, run[-1].last + 1)) in _AND:
        place = ahead + 1
        place += reader.text(place) in _AND
        following = person(reader, place) or (None if is_writer(first) else several(reader, place))
        if following is None or following.name in {one.name for one in run}:
            break
        run.append(following)
    return run


def _past_house(reader: Reader, place: int) -> int:
    """`Pieter from automation and Sofie`: where somebody comes from stands between him and the next one."""
    if reader.text(place) != "from":
        return place
    house = reader.past(place + 1, "determiners")
    return house + 1 if reader.at(house).sort in ("word", "kind") else place


def _is_thing(reader: Reader, index: int, first: Person) -> bool:
    """`Skills: Python`, `In Lyon`, `Regards, Anna`, `GitHub Actions`: a label, a place, who signs, a product."""
    called = first.name == reader.text(index)
    before = words("not_before_names") - ({"with", "of", "by"} if reader.roster else set())
    part = reader.at(index - 1).sort == "word" and reader.at(index - 1).capital and reader.text(index - 2) != ""
    return called and (reader.text(index) in words("labels_of_work") or reader.text(index - 1) in before or part)


def _is_one(reader: Reader, index: int, first: Person, work: Trade | None) -> bool:
    """Whether a single name is one person's: `Coordinators know SQL`, `IaC: Terraform`, `Postal code` are none."""
    if first.name != reader.text(index) or reader.at(index).sort != "word":
        return True
    behind = reader.text(first.last + 1)
    if behind in words("plural_verbs"):
        return False
    if reader.text(index - 1) != "":
        return True
    if work is not None:
        many = first.name.endswith("s") and not behind.endswith("s")
        return not many and not (behind == ":" and is_skill(reader, work[1]))
    return behind in words("ends") or behind.endswith("s")
