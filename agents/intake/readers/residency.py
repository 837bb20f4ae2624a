"""Residency: where the data have to stay, and that they may go anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, partial

from agents.intake.meaning.polarity import Stance, is_listed_as_banned, stance
from agents.intake.mention import Mention
from agents.intake.readers.place import Place
from agents.intake.text import Document
from agents.intake.words import cues, load, written
from core.constraints import Source

COMPANY = re.compile(
    r"^[ \n]+(?:\w+[ \n]+){0,2}(?:compan|retailer|bank|insurer|startup|firm|market|customer|user|"
    r"client|citizen|patient|employee|resident|shopper|subscriber|language|text|version|speaking|"
    r"hospital|utility|manufacturer|people|consumer|subject|operator|traffic)",
    re.I,
)
# `05:30 Berlin time` names a clock, `must be there by 05:30 in Berlin` a moment.
_MONEY = re.compile(r"[ \n-]{0,2}(?:dollars?|\$|cents?)")  # `stay below 2,000 US dollars`
_ZONE = re.compile(r" (?:local )?time\b(?![ -]series)")
_MOMENT = re.compile(r"\b\d{1,2}[:.h]\d\d\b|\b\d{1,2} ?[ap]\.?m\b")
_REGION = re.compile(r" (?:Central|North|South|East|West|Southeast|Northeast)\b(?! [A-Z])")  # `Azure France Central`
_WIDER = re.compile(r" ?(?:/|or|and|\(|,)+ ?(?:the )?(?:eea|european economic area)\b")
_OBLIGES = re.compile(r"\b(?:must|shall|(?:has|have|needs?|is|are) to|only|never|may not|cannot)\b")
_OBLIGED = re.compile(
    r" (?:is|are|being) (?:\w+ )?(?:compulsory|mandatory|required|a must|obligatory|prescribed|mandated|non-negotiable|"
    r"imperative|essential|a requirement|demanded)"
)
_AT_LEAST = re.compile(
    r",? or(?: else)?,? (?:at (?:the very )?least|failing that|"
    r"if (?:need be|necessary|th(?:at|is) is not possible|not))?,? ?"
    r"(?:somewhere |anywhere |elsewhere |stays? |be |it is |it's )?(?:(?:with)?in )?(?:the )?"
)
_BESIDE = re.compile(r"\bas well as (?:in |on |at )?(?:the )?")  # `stored in Sydney as well as in Virginia`: in both
_BOTH = re.compile(r"(?:and|or|,) (?:in |on )?(?:the )?")  # `we host in the EU and the US`
_HOSTING = re.compile(r"\b(?:hosting|storage|processing|stored|processed|servers|data|hosted|kept)\b[^.;]{0,30}$")
_HOSTED_AT = re.compile(
    r", (?:in |on |at )?(?:(?:our|my|the) )?(?:aws|amazon|azure|gcp|google(?: cloud)?)"
    r"(?: (?:is|sits|stands|runs))?(?: in)? $"
)  # `stays in the EU, AWS Frankfurt`
_COUNTRY = re.compile(
    r"\b(?:the|this|our) (?:\w+ )?country\b|"
    r"(?:(?<=\bdata )|(?<=\bfiles )|(?<=\bphotos )|(?<=\bimages )|(?<=\brecords )|(?<=\bpictures )|(?<=\brecordings ))"
    r"(?:(?:has|have|need|needs|ought)(?: got)? to |must |shall |should |may only |can only |will )?"
    r"(?:all |only )?(?:stays?|remains?|lives?|be kept|be stored|be held)(?: right)? (?:there|here)\b|"
    r"\b(?:abroad|overseas|offshore|foreign soil|onshore|in-country|the kingdom|our borders|home soil|home ground|"
    r"(?:these|our|home) shores|this island)\b"
)
_LEFT, _ITEM = 70, re.compile(r"[.,;:(\n?|]\s|[(\n]| - |(?<=:)|\bbut ")
_ASIDE = re.compile(r"\([^()]*\)")
_NEARBY = "outside"
_STAYS, _NEXT = (
    ("stay", "remain", "kept"),
    re.compile(r" ?[,&+](?! ?(?:in|within|inside|only|always|at all|by|under)\b)"),
)
_LANGUAGE = re.compile(r"(?:[ai]an|ish|ese|ch|man|wegian)$")  # `German` may be one
OWN = 0.85  # below what is told by name
Span = tuple[int, int]
_cues = partial(cues, "places")


@cache
def _frame(name: str) -> re.Pattern[str]:
    """A frame of `residency.yaml` with its word lists written out."""
    table = load("residency")
    return re.compile(written(table["frames"][name], table["words"]), re.I)


def read(document: Document, places: list[Place]) -> Iterator[Mention]:
    """Where the data has to stay; `none` when the brief says that it may go anywhere."""
    for match in _cues("free_cues").finditer(document.text):
        yield Mention("residency", "none", match.start(), match.end())
    for place in places:
        meant = stance(document, place.start, place.end)
        if _WIDER.match(document.low, place.end):
            continue
        if meant.later or meant.question or place.residency in ("europe", "country:None"):
            continue
        if names_money(document, place):
            continue
        if names_a_clock(document, place) or _REGION.match(document.text, place.end) or _is_refused(document, place):
            continue
        if _is_cloud_region(document, place) or _is_one_of_two(document, place, places):
            continue
        if _is_cleared(document, place, places) or _is_of_some(document, place, places):
            continue
        if _binds_nothing(document, place):
            continue
        cue_at = governing(document, place, meant)
        if cue_at is not None:
            start, end = min(cue_at[0], place.start), max(cue_at[1], place.end)
            bound = _at_least(document, place, places) or place
            yield Mention("residency", bound.residency, start, end, hard=not meant.soft, wish=meant.soft)
    yield from _own_country(document, places)
    yield from _coded(document, places)


def _at_least(document: Document, place: Place, places: list[Place]) -> Place | None:
    """`in France or at least in the EU`: what binds is the wider one."""
    led = _AT_LEAST.match(document.low, place.end)
    return next((p for p in places if led and p.start == led.end() and p.row.keys() & {"area", "part"}), None)


def _coded(document: Document, places: list[Place]) -> Iterator[Mention]:
    """`data stays in CH`: a country by its two letters, which are anything elsewhere."""
    for match in _codes().finditer(document.text):
        code = match.group("code") or match.group("only")
        named = {place.row.get("country") for place in places}
        known = load("residency")["ambiguous"].get(code)
        country = code if known is None else next((one for one in known if one in named), None)
        if country is not None:
            value = load("places")["residency_of"].get(country) or f"country:{country}"
            yield Mention("residency", value, match.start(), match.end())


@cache
def _codes() -> re.Pattern[str]:
    table = load("residency")
    code = "|".join([*table["codes"], *table["ambiguous"]])
    return re.compile(rf"\b{table['frames']['coded']} (?P<code>{code})\b|(?<![-/\w])(?P<only>{code}) only\b")


def _is_refused(document: Document, place: Place) -> bool:
    """`no US cloud`: whose services are not wanted, not where the data stay."""
    left = document.low[max(0, place.start - _LEFT) : place.start]
    return bool(_frame("refused").search(left) and _frame("provider").match(document.low, place.end))


def _binds_nothing(document: Document, place: Place) -> bool:
    """`a copy in Ireland`, `a bucket in Ireland`, `nothing obliges us to stay in Chile`, `he speaks German only`."""
    sentence = document.sentence_at(place.start)
    left = document.low[max(sentence.start, place.start - _LEFT) : place.start]
    said = document.low[place.start : place.end]
    if any(_frame(name).search(left) for name in ("unbound", "stays_with_a_cloud")) or (
        _LANGUAGE.search(said) and _frame("tongue").search(left)
    ):
        return True
    whole = _ASIDE.sub("", document.low[sentence.start : sentence.end])
    return bool(_frame("copied").search(left)) and not _frame("binding").search(whole)


def _is_cloud_region(document: Document, place: Place) -> bool:
    """`held in BigQuery in the Madrid region`, `stored in Google's Zurich region`: where it lies, no bound on it."""
    left = document.low[max(document.sentence_at(place.start).start, place.start - _LEFT) : place.start]
    named = _frame("region").match(document.low, place.end) or _frame("of_a_cloud").search(left)
    own = left.rpartition(", in ")[2]  # `stays in the European Union, in Google's Paris region`
    return bool(named) and not _is_area(place) and not _frame("binding").search(own)


def _is_cleared(document: Document, place: Place, places: list[Place]) -> bool:
    """`Vietnam's decree worries our lawyers, but Singapore is cleared`: another place has been allowed instead."""
    sentence = document.sentence_at(place.start)
    end = sentence.start if _OBLIGES.search(document.low, sentence.start, place.start) else sentence.end
    behind = [other for other in places if place.end <= other.start < end and other.residency != place.residency]
    turned = any(" but " in document.low[place.end : other.start] for other in behind)
    return turned and any(_frame("cleared").match(document.low, other.end) for other in behind)


def _is_one_of_two(document: Document, place: Place, places: list[Place]) -> bool:
    """Whether it is stored there as well as at another place, so that neither binds it."""
    gaps = ((place.end, other.start) if place.end <= other.start else (other.end, place.start) for other in places)
    sentence = document.sentence_at(place.start)
    bound = _frame("binding").search(document.low, sentence.start, sentence.end)
    joints = (_BESIDE,) if bound else (_BESIDE, _BOTH)
    between = [(start + 1, end) for start, end in gaps if start < end]
    return any(joint.fullmatch(document.low, start, end) for joint in joints for start, end in between)


def _is_of_some(document: Document, place: Place, places: list[Place]) -> bool:
    """`Irish files in Dublin, British files stay in the UK`: it binds a part of the data, and others lie elsewhere."""
    sentence = document.sentence_at(place.start)
    near = range(max(sentence.start, place.start - _LEFT), min(sentence.end, place.end + _LEFT))
    low = document.low
    owned = [p for p in places if _frame("owned").match(low, p.end) or low.endswith("for the ", 0, p.start)]
    here = any(one.start in near and one.residency == place.residency for one in owned)
    elsewhere = any(one.residency != place.residency and one.row.get("country") for one in owned)
    rest = _frame("others").search(low, sentence.start, sentence.end)
    if rest is not None and rest.end() <= place.start and any(one.end <= rest.start() for one in owned):
        return True  # `Swiss data stays in Switzerland, the rest is in Frankfurt`
    return here and (elsewhere or rest is not None)


def names_money(document: Document, place: Place) -> bool:
    return bool(_MONEY.match(document.low, place.end))


def names_a_clock(document: Document, place: Place) -> bool:
    return bool(_ZONE.match(document.low, place.end))


def _own_country(document: Document, places: list[Place]) -> Iterator[Mention]:
    """`must stay in the country`: the country of the first place named, where none is told by its name."""
    country = next((p for p in places if p.row.get("country")), None)
    for match in _COUNTRY.finditer(document.low):
        left = document.low[max(0, match.start() - 60) : match.end()]
        if _frame("freed").search(left) and not _frame("denied").search(left):
            yield Mention("residency", "none", match.start(), match.end())
            continue
        bound = _cues("residency_cues").search(left) or _frame("abroad").search(left)
        bound = bound or _frame("shores").match(document.low, match.end())
        if country is not None and bound and not _frame("welcome").match(document.low, match.end()):
            yield Mention("residency", country.residency, match.start(), match.end(), None, Source.STATED, OWN,
                          f"the country of {country.name}")  # fmt: skip


def governing(document: Document, place: Place, meant: Stance) -> Span | None:
    """What binds the data to the place (`must stay in`, `may not leave`, `EU-only`), if anything does."""
    sentence = document.sentence_at(place.start)
    left_start = max(sentence.start, place.start - _LEFT)
    left = document.low[left_start : place.start]
    if _frame("free").search(left) and not _frame("sealed").match(document.low, place.end):
        return None
    if _frame("leaving").search(left) and is_listed_as_banned(document, place.start):  # `No-go: data outside France`
        return place.start, place.end
    if said := _cued(document, place, left):
        return left_start + said[0], left_start + said[1]
    if _is_area(place) and _is_located(document, place, sentence.start, left):
        return place.start, place.end
    right = _frame("behind").match(document.low, place.end)
    right = right or (_OBLIGED.match(document.low, place.end) if _HOSTING.search(left) else None)
    return (place.start, right.end()) if right else None


def _cued(document: Document, place: Place, left: str) -> Span | None:
    """The last cue before the place that reaches it."""
    found = [m for m in _cues("residency_cues").finditer(left) if not _ended(left[m.end() :])]
    found = [m for m in found if not (m.group().startswith("leav") and left.startswith(",", m.end()))]
    found = [m for m in found if not (m.group().startswith(_STAYS) and _NEXT.match(left, m.end()))]
    found = [m for m in found if not _must_run(m.group()) or (_is_area(place) and not _paired(document, place))]
    found = [m for m in found if not m.group().startswith(_NEARBY) or _is_denied(document, place)]
    if not found or _HOSTED_AT.search(left, found[-1].end()):
        return None
    last = found[-1]
    if COMPANY.match(document.text, place.end) and not last.group().startswith(("leav", "outside")):
        return None
    return last.span() if _plain(last.group(), left[last.end() :]) else None


def _is_denied(document: Document, place: Place) -> bool:
    """`nothing outside France`, and no plant `outside Lyon`, which only lies nearby."""
    sentence = document.sentence_at(place.start)
    return bool(_frame("denied").search(document.low, sentence.start, sentence.end))


def _is_area(place: Place) -> bool:
    """A country, or a part of the world: `data in Canada` binds the data, `data in Frankfurt` names a region."""
    return "area" in place.row or "part" in place.row or place.name.lower() in load("places")["countries"]


def _is_located(document: Document, place: Place, begin: int, left: str) -> bool:
    """Whether something kept is said to be there, or the place is an item of its own (`EU only`, `within India`)."""
    if COMPANY.match(document.text, place.end):
        return False
    if _frame("out_of").search(left):
        return True
    if _frame("none").search(left):
        return False
    if _frame("kept").search(left) or _frame("label").search(left):
        return True
    cuts = [m.end() for m in _ITEM.finditer(document.low, begin, place.start)]
    own = document.low[max([begin, *cuts]) : place.start]
    if not (_frame("rest").match(document.low, place.end) or _AT_LEAST.match(document.low, place.end)):
        return False
    heading = document.sentence_at(place.start).heading
    law = _frame("law").search(document.low, max(0, begin - _LEFT), max([begin, *cuts]))
    alone = place.row.get("area") or law or _frame("asked").search(heading)
    return bool(_frame("own_area" if alone else "own_country").fullmatch(own))


def _must_run(said: str) -> bool:
    """`must run in …` and the like, which bind a country and name a region of a town."""
    return bool(re.match(r"must|ha[sv]|shall|need|may|can|should", said))


def _paired(document: Document, place: Place) -> bool:
    """`must run in Ireland and Frankfurt`: two regions, no place that data are bound to."""
    return bool(re.match(r" and (?:in )?[A-Z]", document.text[place.end : place.end + 9]))


def _ended(between: str) -> bool:
    """Whether a cue no longer reaches what follows `between`."""
    return bool(re.search(r"[;]|\bbut\b", between) or _MOMENT.search(between))


def _plain(word: str, between: str) -> bool:
    """`only` reaches a place only when nothing but articles, verbs of keeping and `in the` stand between."""
    if word.startswith("data"):
        return len(between.split()) <= 1
    if word == "only":
        return bool(_frame("only_to").fullmatch(between))
    limit = 4 if word in ("inside", "outside", "outside of") else 8
    return len(between.split()) <= limit
