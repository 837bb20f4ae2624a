"""Regions and residency: explicit ids, places of the table, and where data may not go."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import zip_longest

from agents.intake import reconsidered
from agents.intake.meaning.polarity import stance
from agents.intake.mention import Mention
from agents.intake.readers import exclusive, residency
from agents.intake.readers.place import Place
from agents.intake.text import Document
from agents.intake.words import cues, load
from agents.vocabulary import CLOUDS
from core.areas import EEA
from core.constraints import Source
from templates.regions import country_of, near

_AWS = (
    r"(?:us|eu|ap|ca|sa|me|af|il|mx)-(?:gov-)?(?:north|south|east|west|central|northeast|"
    r"southeast|northwest|southwest)-\d"
)
_AWS_WORDS = r"(?:us|eu|ap|ca|sa|me|af) (?:north|south|east|west|central|northeast|southeast) [1-5]"
_GCP = (
    r"(?:us|europe|asia|australia|northamerica|southamerica|me|africa)-(?:north|south|east|west|"
    r"central|northeast|southeast|southwest)\d{1,2}"
)
_AZURE = (
    r"eastus2?|westus[23]?|centralus|(?:north|south|west)centralus|westeurope|northeurope|uksouth|"
    r"ukwest|francecentral|germanywestcentral|swedencentral|"
    r"norwayeast|switzerlandnorth|italynorth|polandcentral|spaincentral|centralindia|"
    r"southeastasia|australiaeast|japaneast|brazilsouth|canadacentral|uaenorth|koreacentral|"
    r"southafricanorth|qatarcentral|israelcentral|canadaeast|eastasia|japanwest|koreasouth|australiasoutheast|"
    r"australiacentral|southindia|westindia|norwaywest|swedensouth|switzerlandwest|francesouth|germanynorth|uaecentral|"
    r"southafricawest|brazilsoutheast|mexicocentral|newzealandnorth|austriaeast|belgiumcentral|indonesiacentral|"
    r"malaysiawest|chilecentral"
)
_AZURE_WORDS = (
    r"(?:west|north) europe|(?:germany west|france|sweden|poland|spain|canada|korea|qatar|israel|"
    r"(?:north |south |west )?(?:india|us)) central|(?:central|south|west) india|(?:east|west) us(?: [23])?|"
    r"(?:north |south |west )?central us|uk (?:south|west)|italy north|switzerland north|norway east|"
    r"(?:belgium|mexico|indonesia|chile|uae) central|(?:austria|canada|denmark) east|new zealand north|germany north|"
    r"(?:malaysia|japan|norway|switzerland|south africa) west|(?:korea|france|sweden) south|australia southeast|"
    r"southeast asia|(?<!south )east asia|australia east|japan east|brazil south|uae north|south africa north"
)
_REGION = re.compile(
    rf"(?<![\w-])(?=\w)(?:(?P<aws>{_AWS}|{_AWS_WORDS})|(?P<gcp>{_GCP})|(?P<azure>{_AZURE})|(?P<words>{_AZURE_WORDS}))(?:[a-c])?(?![\w-])",
    re.I,
)
_CLOUDS = {"aws": "aws", "amazon": "aws", "azure": "azure", "gcp": "gcp", "google cloud": "gcp", "google": "gcp"}
# `AWS Frankfurt + Ireland`, `GCP Belgium, active also in Finland`, `London for Europe and Cape Town`, `Paris with Milan
# as second`
_JOINED = re.compile(
    r"(?: \([^()]*\))?(?: for [^.;,()]{1,40})? ?(?:\+|&|/|, (?:active )?also (?:active )?in|"
    r",? (?:and|plus)(?: also)?(?:,? for [\w -]{1,30},?)?(?: in)?|,? with(?: a)?|"
    r",? (?:with )?fail(?:s|ing)?[ -]?over (?:to|in)|, then(?: in)?|"
    r", second(?:ary)?(?: region)?:?(?: in)?)(?: the)? ?"
)
_BY = ("with ", "with a ")
_SECOND = re.compile(
    r" as (?:an? |the |our )?(?:second|stand-?by|back-?up|fall-?back|fail-?over|dr|disaster|spare|reserve)"
)
_SITE = re.compile(r"\b(?:in|to|from|outside|via|through|leaves?) (?:the )?[A-Z]")
_CLOUD_BEFORE = re.compile(
    r"\b(?P<cloud>aws|azure|gcp|google cloud|google|amazon)(?:'s)?"
    r"(?: (?:house|shop|people|user|customer|account|tenant)s?)?(?: (?:is|sits|stands|runs|lives))?"
    r"[ ,:(-]+(?:in |region )?$"
)
_STANDBY = re.compile(
    r"\b(?:fail-?over|dr|disaster recovery|stand-?by|secondary|second|backup)(?: site| region)?(?: is| in| to|:)* $"
)
_AWAY = re.compile(r"\b(?:chang\w+|mov\w+|switch\w*|swap\w*|replac\w+|migrat\w+|from)(?: the)?(?: region)?(?: from)? $")
_ONTO = re.compile(r"\s*(?:to|with|by|for|onto|->|→)\s")
_EUROPE = EEA | {"GB", "CH"}  # where an area of Europe is no second region
_BESIDE = 45  # characters from a region to its cloud
# `we run harbour ferries in Sydney`: a trade, not machines
_TRADE = re.compile(
    r"(?i:\b(?:we|i|they|who|which|that|and) (?:run|operate)s?) (?P<what>(?:[a-z\d,'-]+ ){1,7})"
    r"(?:in|across|around|throughout|off|near|out of) (?:the )?$"
)
_OTHER_CLOUD = re.compile(r"\b(?:aws|amazon|gcp|google cloud)\b")
_cues = partial(cues, "places")


def regions(document: Document, places: list[Place], cloud: str) -> Iterator[Mention]:
    """Region ids as written; else the region of a place where things are hosted, or where people are."""
    ids = [m for m in _REGION.finditer(document.text) if _in_scope(document, m.start(), m.end())]
    ids = [m for m in ids if not _left_behind(document, m) and _is_id(document, m)]
    for match in ids:
        name = next(v for v in match.groupdict().values() if v).lower()
        name = name.replace(" ", "-" if match.lastgroup == "aws" else "")
        role, only = _role(document, match.start(), match.end()), exclusive.said(document, match.start(), match.end())
        yield Mention("regions", (name, role), match.start(), match.end(), hard=only)
    hosting = _hosting(document, places, ids)
    for place in hosting:
        if region := place.row.get(cloud_before(document, place) or cloud):
            role, because = _role(document, place.start, place.end), f"{place.name} on {CLOUDS.get(cloud, cloud)}"
            yield Mention("regions", (region, role), place.start, place.end, None, Source.STATED, 0.9, because)


def standing(document: Document, regions: list[Mention], given_up: Sequence[tuple[Mention, Mention]]) -> list[Mention]:
    """The regions without those of a cloud that was taken back, and those a turn replaces by another."""
    kept = [m for m in regions if not any(_is_of(m, one, other) for one, other in given_up)]
    named = sorted((_ended(document, m) for m in kept), key=lambda m: m.start)
    primary = [m for m in named if m.value[1] == "primary"]
    gone = [one for one, _ in reconsidered.given_up(document, primary)]
    return [m for m in named if m not in gone]


def _is_of(region: Mention, cloud: Mention, instead: Mention) -> bool:
    """`in Sydney on AWS … we're Azure now`: named beside a cloud that another one replaces."""
    match = _REGION.fullmatch(region.value[0])
    family = match and ("azure" if match.lastgroup == "words" else match.lastgroup)
    return cloud.start - _BESIDE <= region.start < instead.start and family == cloud.value


def _ended(document: Document, region: Mention) -> Mention:
    """`europe-west3, sorry, west4`: the region as its name is ended anew behind it."""
    name, role = region.value
    match = reconsidered.short(document, region.end)
    if match is None or "-" not in name:
        return region
    whole = f"{name.partition('-')[0]}-{match['short']}"
    return region.but(value=(whole, role), end=match.end()) if _REGION.fullmatch(whole) else region


def _hosting(document: Document, places: list[Place], ids: list[re.Match[str]]) -> list[Place]:
    """The places where machines stand: by the words around them, or beside another one; ids leave little to them."""
    found: list[Place] = []
    ends = [(match.end(), country_of(match.group().lower())) for match in ids]
    for place, other in zip_longest(places, places[1:]):
        if any(m.start() < place.end and place.start < m.end() for m in ids):
            continue
        own = _is_apart(document, place) if ids else hosts(document, place) or _leads(document, place, other)
        if (own or _is_joined(document, ends, place)) and _in_scope(document, place.start, place.end):
            found.append(place)
            ends.append((place.end, _land(place)))
    return found


def _leads(document: Document, area: Place, other: Place | None) -> bool:
    """`we host in the EU and the US`, `GCP, EU and US-Central`: an area that is one of two regions."""
    if other is None or "area" not in area.row or not _is_joined(document, [(area.end, _land(area))], other):
        return False
    return _land(other) not in _EUROPE and (bool(cloud_before(document, area)) or hosts(document, other))


def _land(place: Place) -> str | None:
    """The country of a place, `EU` of an area of Europe; None of other parts of the world."""
    return "EU" if "area" in place.row else place.row.get("country")


def _is_joined(document: Document, ends: list[tuple[int, str | None]], place: Place) -> bool:
    """Whether the place goes on a list of places that host; an area that holds the one before is no second one."""
    if place.name.lower() in load("places")["adjectives"] or residency.COMPANY.match(document.text, place.end):
        return False
    end, country = max((one for one in ends if one[0] <= place.start), default=(0, None))
    joint = _JOINED.fullmatch(document.low, end, place.start) if end else None
    if joint is None or (joint.group().endswith(_BY) and not _SECOND.match(document.low, place.end)):
        return False
    return "area" not in place.row or country not in _EUROPE


def cloud_before(document: Document, place: Place) -> str:
    """The cloud named right before the place (`AWS in Ireland`); empty without one."""
    named = _CLOUD_BEFORE.search(document.low, max(0, place.start - _BESIDE), place.start)
    return _CLOUDS.get(named.group("cloud"), "") if named else ""


def _is_id(document: Document, match: re.Match[str]) -> bool:
    """`Southeast Asia` is a region of Azure, and a part of the world where another cloud is named."""
    return match.lastgroup != "words" or "azure" in document.low or not _OTHER_CLOUD.search(document.low)


def _left_behind(document: Document, match: re.Match[str]) -> bool:
    """`change eu-west-1 to eu-central-1`, `from us-east-1 to …`: where one moves away from."""
    left = document.low[max(0, match.start() - 30) : match.start()]
    return bool(_AWAY.search(left) and _ONTO.match(document.low, match.end()))


def _is_apart(document: Document, place: Place) -> bool:
    """Whether a place stands for a region of its own beside the ids given (`AWS Mumbai, with ap-south-2 as DR`)."""
    named = _CLOUD_BEFORE.search(document.low, max(0, place.start - _BESIDE), place.start)
    standby = _STANDBY.search(document.low, max(0, place.start - 30), place.start)
    return bool(named or standby)


def clouds(document: Document) -> Iterator[Mention]:
    """The cloud that a region id belongs to."""
    for match in _REGION.finditer(document.text):
        if not _is_id(document, match):
            continue
        if _in_scope(document, match.start(), match.end()):
            cloud = "azure" if match.lastgroup == "words" else str(match.lastgroup)
            because = f"{match.group()} is a region of it"
            yield Mention("cloud", cloud, match.start(), match.end(), None, Source.INFERRED, 0.95, because)


def nearby(document: Document, places: list[Place], cloud: str, currencies: set[str]) -> Mention | None:
    """The region of the first place the brief ties to people or the company, before areas: a guess, marked as one.

    Who pays in euros alone is at home in a place of the EEA, where one is named.
    Where the cloud has none there, that of a further place under the same law, else the nearest.
    """
    named = [place for place in places if _in_scope(document, place.start, place.end)]
    named.sort(key=lambda place: ("country" not in place.row, currencies == {"EUR"} and _land(place) not in EEA))
    for place in (place for place in named if place.row.get(cloud) and _under_one_law(named[0], place)):
        return _guessed(document, place, str(place.row[cloud]), "")
    region = near(str(named[0].row.get("country")), cloud) if named else None
    lacking = f"; {CLOUDS.get(cloud, cloud)} has none there, this is the nearest"
    return _guessed(document, named[0], region, lacking) if region else None


def _under_one_law(one: Place, other: Place) -> bool:
    """Nobody inside the EEA is served from outside it because a further place is named; elsewhere any place counts."""
    return one.row.get("country") not in EEA or other.row.get("country") in EEA or bool(other.row.get("area"))


def _guessed(document: Document, place: Place, region: str, more: str) -> Mention:
    because = f"the brief names {document.brief[place.start : place.end]} and gives no region{more}"
    return Mention("regions", (region, "primary"), place.start, place.end, None, Source.INFERRED, 0.6, because)


def _in_scope(document: Document, start: int, end: int) -> bool:
    meant = stance(document, start, end, _SITE)
    return not (meant.later or meant.question or meant.negated or meant.absent)


def _role(document: Document, start: int, end: int) -> str:
    """`dr` when the words right around the region say so and no other region is nearer to them."""
    sentence = document.sentence_at(start)
    left = re.split(r"[,;(]|\bwith\b|\band\b", document.low[max(sentence.start, start - 60) : start])[-1]
    right = re.split(r"[,;]|\band\b|\bwith\b", document.low[end : min(sentence.end, end + 50)])[0]
    own = _REGION.search(right)
    right = right[: own.start()] if own else right
    return "dr" if _cues("dr_cues").search(left) or _cues("dr_cues").search(right) else "primary"


def hosts(document: Document, place: Place) -> bool:
    """Whether machines stand there, by the words around it."""
    if place.row.get("area") or residency.names_a_clock(document, place):
        return False
    if place.name.lower() in load("places")["adjectives"]:  # `Amazon's Irish region`
        return bool(cloud_before(document, place)) and document.low.startswith(" region", place.end)
    sentence = document.sentence_at(place.start)
    if residency.COMPANY.match(document.text, place.end) or residency.governing(
        document, place, stance(document, place.start, place.end)
    ):
        return False
    if _CLOUD_BEFORE.search(document.low, max(0, place.start - _BESIDE), place.start):
        return True
    near = document.text[max(sentence.start, place.start - 50) : min(sentence.end, place.end + 25)]
    left = document.text[max(sentence.start, place.start - 50) : place.start]
    if _cues("business_cues").search(left) and not _cues("machine_cues").search(left):
        return False
    trade = _TRADE.search(left)
    if trade and not (_cues("machine_cues").search(trade["what"]) or _cues("software_cues").search(trade["what"])):
        return False
    people = _cues("people_cues").search(document.text, max(sentence.start, place.start - 30), place.start)
    loose = _cues("loose_region_cues").search(near) and _cues("machine_cues").search(left)
    cued = loose or _cues("region_cues").search(near) or _cues("dr_cues").search(near) or _REGION.search(near)
    return bool(cued) and not people
