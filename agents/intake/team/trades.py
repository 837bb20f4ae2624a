"""What somebody does who builds or runs a system: `(Java)`, `does DevOps`, `trains the models`, `, both R`."""

from __future__ import annotations

from agents.intake.team.reader import Reader
from agents.intake.team.terms import words

_LINKS, _ASIDE, _OBJECT, _HOUSE = 7, 4, 4, 3
Trade = tuple[str, int]


def trade(reader: Reader, place: int) -> Trade | None:
    """(kind, last term) of the work that is said behind a person or several."""
    begin, place = place, past_links(reader, place)
    found = _versed(reader, place) or (place > begin and _named(reader, place)) or _acted(reader, place)
    if not found:
        return None
    kind, last = found
    return (kind, last) if kind != "people" else _explained(reader, last)


def _versed(reader: Reader, place: int) -> Trade | None:
    """`with Python and R`, `fluent in R`, `good at SQL`: what they know."""
    if reader.text(place) not in words("versed"):
        return None
    place = reader.past(place + 1, "hedges", "versed", also=("in", "at"))
    return ("people", place) if is_skill(reader, place) else None


def past_links(reader: Reader, place: int) -> int:
    """The first term behind what may stand between somebody and his work."""
    begin = place = past_house(reader, place)
    while reader.text(place) in words("trade_links") and place - begin < _LINKS:
        place += 1
    return place


def past_house(reader: Reader, place: int) -> int:
    """`Sanne from the agency does the servers`: where somebody comes from tells nothing of what they do."""
    if reader.text(place) != "from":
        return place
    begin = reader.past(place + 1, "determiners")
    for last in range(begin, begin + _HOUSE):
        if reader.at(last).sort not in ("word", "kind"):
            return place
        behind = reader.text(last + 1)
        told = behind == "," and reader.text(last + 2) in words("of_all")  # `a friend from university, both write R`
        if told or behind in words("mastering") | words("making") | words("auxiliaries"):
            return last + 1
    return place


def is_skill(reader: Reader, place: int) -> bool:
    """Whether the term is something people know; `R` and `Go` have a capital."""
    text = reader.text(place)
    written = reader.text(place - 1) == "the" and reader.text(place - 2) in words("mastering")  # `I write the Python`
    owned = reader.text(place - 1) in words("determiners") or reader.text(place - 1) == "own"
    if (owned and not written) or reader.text(place + 1) in words("not_skills"):
        return False
    return text in words("languages") and (len(text) > 2 or text in ("c#",) or reader.at(place).capital)


def _named(reader: Reader, place: int) -> Trade | None:
    """A role, a kind of work or a skill: `data scientist`, `ML`, `Java`."""
    place = reader.past(place, "hedges")
    if reader.text(place) in words("ditto") and reader.text(place + 1) in words("boundaries"):
        return "ditto", place
    noun = reader.noun(place) if reader.at(place).sort in ("role", "kind", "rank", "word") else None
    if noun is not None and (noun.kind != "people" or _makes(noun.word)):
        return noun.kind, noun.last
    term = reader.at(place)
    part = reader.text(place - 1) in words("determiners") or reader.at(place + 1).capital  # `our cloud`, `Cloud Run`
    if term.sort == "kind" and not part:
        return str(term.value), place
    return ("people", place) if is_skill(reader, place) or term.text in words("trades") else None


def _makes(called: str) -> bool:
    """Whether a role is one of those who make systems: `programmers`, `software developers`."""
    one = called.rstrip("s")
    return one in words("makers") or one.rpartition(" ")[2] in words("makers")


def _acted(reader: Reader, place: int) -> Trade | None:
    """A verb with what it is done to: `knows some Python`, `looks after the servers`, `codes`."""
    verb = reader.text(place)
    if verb in words("coding_alone"):
        return "people", place
    ahead = range(place + 1, place + 1 + _OBJECT)
    end = next((i for i in ahead if reader.text(i) in words("boundaries")), ahead.stop)
    if verb in words("mastering"):
        place = reader.past(place + 1, "hedges")
        if verb in words("doing") and reader.at(place).sort == "kind":  # `does the data science`
            return str(reader.at(place).value), place
        found = _named(reader, place)
        if found or _is_host(reader, place):
            return found or ("platform", place)
        made = reader.text(place) in words("made") and not (reader.text(place) == "it" and verb in words("enjoying"))
        return ("people", place) if made else None
    if verb in words("making") and not (verb in words("watching") and reader.text(place + 1) != "after"):
        model = next((i for i in ahead if i < end and reader.at(i).value == "ml"), None)
        if model is not None and verb in words("training"):
            return "ml", model
        host = next((i for i in ahead if i < end and _is_host(reader, i)), None)
        if host is not None and verb in words("operating"):
            return "platform", host
        return next(
            (
                ("people", i)
                for i in ahead
                if i < end and reader.text(i) in words("systems") and not reader.at(i).acronym
            ),
            None,
        )
    return None


def _is_host(reader: Reader, place: int) -> bool:
    """`the servers`, `our cloud`; not `Cloud Run`."""
    return reader.text(place) in words("hosts") and not (reader.at(place).capital and reader.at(place + 1).capital)


def _explained(reader: Reader, last: int) -> Trade:
    """`looks after the cluster (DevOps)`, `data engineer`: the kind may stand in brackets behind."""
    if reader.text(last + 1) == "(":
        inside = range(last + 2, last + 2 + _ASIDE)
        close = next((i for i in inside if reader.text(i) == ")"), None)
        if close is not None:
            kinds = [str(reader.at(i).value) for i in inside if i < close and reader.at(i).sort in ("kind", "role")]
            return next((kind for kind in kinds if kind != "people"), "people"), close if kinds else last
    return "people", last
