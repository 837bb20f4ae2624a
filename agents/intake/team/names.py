"""People by their names: `Jo (data scientist)`, `Giulia, ML engineer`, `Ravi and I`, `Data scientists: Bo, Zoe`."""

from __future__ import annotations

from agents.intake.team.group import Group
from agents.intake.team.persons import is_name
from agents.intake.team.reader import Reader, is_many
from agents.intake.team.terms import plurals, words
from agents.intake.team.trades import trade

_MINE = ("i", "me", "myself")
_BRACKET, _AND = 9, (",", "and", "&", "plus", "+")


def named(reader: Reader, index: int) -> Group | None:
    """Somebody by name with what they do, or beside somebody who is named so."""
    before = reader.at(index - 1)
    placed = before.sort in ("role", "team") or before.text in words("before_names") or before.text == "="
    if not placed or not (is_name(reader.at(index)) or _is_entry(reader, index)):
        return None
    said = _said(reader, index)
    if said is not None:
        return said
    if (beside_others := _enrolled(reader, index)) is not None:
        return beside_others
    follower = index + 2 if reader.text(index + 1) in _AND else index
    if follower == index and reader.text(index - 2) not in _MINE:
        return None
    beside = [reader.at(follower), reader.at(index - 2)]
    joined = [reader.text(index + 1), reader.text(index - 1)]
    if any(me.text in _MINE and sign in ("and", "plus", "+", "&") for me, sign in zip(beside, joined, strict=True)):
        return reader.group(1.0, "people", index, index, "name")
    other = named(reader, follower) if follower != index and is_name(reader.at(follower)) else None
    if other is None:
        return None
    both = is_many(other.word) or (joined[0] in ("and", "&") and reader.at(other.last - 1).sort == "kind")
    return reader.group(1.0, other.kind if both else "people", index, index, "name")


def _enrolled(reader: Reader, index: int) -> Group | None:
    """`Team: Priya plus one more data scientist`: a name beside a number, in a list of the team."""
    opening = [reader.at(i) for i in range(3)]
    called = any(term.sort == "team" or term.text in words("sections") for term in opening)
    if not called or not is_name(reader.at(index)) or not {":", "="} & {reader.text(i) for i in range(1, index)}:
        return None
    number = reader.at(index + 2)
    noun = reader.noun(index + 3) if reader.text(index + 1) in ("plus", "+", "&", "and", "with") else None
    if noun is None or not number.number:
        return None
    said = {word for i in range(index + 2, noun.last + 1) for word in reader.text(i).split()}
    fellow = not said.isdisjoint(words("fellows"))  # `one more data scientist`
    return reader.group(1.0, noun.kind if fellow else "people", index, index, "name")


def listed(reader: Reader, index: int) -> Group | None:
    """`Data scientists: Bartek, Zosia.`: a role, then who has it."""
    owned = reader.text(index) in words("determiners")
    noun = reader.noun(index + owned)
    lead = (":", "are", "is") if owned else (":",)  # `the data scientists are Paula and Jorge`
    if noun is None or reader.text(noun.last + 1) not in lead or noun.word in plurals("collective"):
        return None
    place, called = noun.last + 2, set[str]()
    while is_name(reader.at(place)) and reader.text(place + 1) in (*words("boundaries"), "and", "&"):
        called.add(reader.text(place))
        place += 1 + (reader.text(place + 1) in _AND)
    if not called:
        return None
    if owned:
        return reader.group(float(len(called)), noun.kind, index, place - 1, "name").but(names=frozenset(called))
    return reader.group(float(len(called)), noun.kind, index, place - 1, "counted", noun.word)


def _said(reader: Reader, index: int) -> Group | None:
    """The person with what stands behind the name: in brackets, as a noun, or behind `who`, `from`, a dash."""
    lead = reader.text(index + 1)
    if lead == "(":
        return _bracketed(reader, index)
    place = index + 1 + (lead in (",", "-", "is", "as"))
    place = reader.past(place, also=("who", "is", "a", "an", "our", "the", "only", "sole"))
    if lead in ("on", "from", "does", "doing", "who's"):
        work = reader.work(index + 2)
        return reader.group(1.0, work.kind, index, work.last, "name") if work is not None else None
    noun = reader.noun(place) if reader.at(place).sort in ("role", "kind", "rank", "word") else None
    if noun is not None and noun.shape == "agent" and not reader.roster:  # `Katka, our underwriter, has her say`
        return None
    direct = place == index + 1  # `Giulia ML engineer` inside a list, never `Driver positions` at its beginning
    listed_before = reader.text(index - 1) in (":", *_AND)
    if noun is not None and not (is_many(noun.word) and lead != "-") and (listed_before or not direct):
        writer = index == 0 and reader.text(noun.last + 1) == "here"  # `Lucía, ML engineer here.`
        found = reader.group(1.0, noun.kind, index, noun.last, "name", noun.word)
        return found.but(names=frozenset({"i" if writer else reader.text(index)}))
    keeps = (
        "who" in (lead, reader.text(index + 2))
        and lead in (",", "who")
        and (index > 0 or not reader.text(0).endswith("s"))
    )
    acted = trade(reader, index + 1) if keeps else None
    return reader.group(1.0, acted[0] if acted else "people", index, index, "name") if keeps else None


def _bracketed(reader: Reader, index: int) -> Group | None:
    """`Anna (data scientist)`, `Tobias (Linux/infrastructure)`; `Roos (project lead, doesn't code)` builds nothing."""
    inside = [i for i in range(index + 2, index + 2 + _BRACKET) if reader.text(i)]
    close = next((i for i in inside if reader.text(i) == ")"), None)
    if close is None:
        return None
    denied = any(reader.text(i) in words("heads") or reader.text(i).endswith("n't") for i in inside if i < close)
    works = [reader.at(i) for i in inside if i < close and reader.at(i).sort in ("kind", "role")]
    work = next((term for term in works if term.value != "people"), works[0] if works else None)
    if work is None and not (is_name(reader.at(index)) or _is_entry(reader, index)):
        return None
    again = close == index + 3 and reader.text(index + 2) in words("ditto")
    kind = str(work.value) if work is not None else "ditto" if again else "people"
    found = reader.group(0.0 if denied else 1.0, kind, index, close, "name", work.text if work is not None else "")
    staffed = any(term.sort in ("kind", "role", "team") for term in reader.terms)
    listed = staffed and (
        reader.text(close + 1) in _AND or (reader.text(index - 2) == ")" and reader.text(index - 1) in _AND)
    )
    return found if work is not None or listed or again else None


def _is_entry(reader: Reader, index: int) -> bool:
    """`team = ben (backend), aylin (ml)`: a name in small letters, by its place in a list."""
    if reader.at(index).sort != "word" or reader.text(index + 1) not in ("(", "who's", "does", "is"):
        return False
    label = reader.at(index - 2)
    team = label.sort == "team" or label.text in words("sections")
    first = reader.text(index - 1) in ("=", ":") and team
    return first or (reader.text(index - 1) in _AND and reader.text(index - 2) == ")")
