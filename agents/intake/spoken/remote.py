"""An answer that has to wait for something on another continent, sooner than the way there and back takes."""

from __future__ import annotations

from collections.abc import Iterator

from agents.intake.clashes.clash import Clash
from agents.intake.clashes.places import CLOUDS
from agents.intake.readers.place import find
from agents.intake.spoken.distance import lies_in
from agents.intake.spoken.frames import every, firm
from agents.intake.spoken.times import asked
from agents.intake.spoken.verdict import refused
from agents.intake.text import Document, Sentence
from agents.intake.ways import Way
from core.constraints import Constraints
from templates.distance import area_of, between
from templates.regions import cloud_of

KIND = "remote"
ROOM = 1.5
Spot = tuple[str, str]  # a region, the area it lies in


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """It is asked with each request, and nothing of it may be kept nearby; or each answer is stored in two regions."""
    yield from _asked_far(document, c)
    yield from _stored_far(document, c)


def _stored_far(document: Document, c: Constraints) -> Iterator[Clash]:
    """No answer before what it says is safe in both regions, and they lie on two continents."""
    target, named = asked(c), [] if c.regions is None else [ref.id for ref in c.regions.value]
    areas = [(region, area) for region in named if (area := area_of(region))]
    if target is None or len(areas) < 2 or not any(firm(document, m) for m in every(document, KIND, "stored")):
        return
    (here, one), (there, other) = areas[:2]
    network = between(one, other) if one != other else None
    if network is None or network[1] <= target[1]:
        return
    field, limit = target
    enough = float(f"{ROOM * network[1] + limit:.2g}")
    text = f"What is stored in {here} and {there} takes {network[1]:g} ms p95 on the way alone; {limit:g} ms is asked."
    ways = (
        Way(f"Allow {enough:g} ms, the way included", {field: enough}),
        Way("Store in one region first, and copy behind the answer", {"rpo_min": 5.0}),
        Way("Take two regions that lie close together", {"regions": [{"id": here}]}),
    )
    yield Clash((field, "rpo_min" if c.rpo_min is not None else "regions"), text, ways)


def _asked_far(document: Document, c: Constraints) -> Iterator[Clash]:
    """It is asked with each request, and nothing of it may be kept nearby."""
    target, cloud = asked(c), None if c.cloud is None else str(c.cloud.value)
    if target is None or cloud not in CLOUDS or refused(document, KIND, "copies") is None:
        return
    field, limit = target
    for match in every(document, KIND, "asked"):
        sentence = document.sentence_at(match.start())
        far = _farthest(document, c, str(cloud), sentence) if firm(document, match) else None
        if far is not None and far[2] > limit:
            here, there, network = far
            text = f"The way from {here} to {there} and back takes {network:g} ms p95; {limit:g} ms is asked."
            enough = float(f"{ROOM * network + limit:.2g}")
            near = {"regions": [{"id": there}]} if cloud_of(there) == cloud else {}
            ways = (
                Way(f"Allow {enough:g} ms, the way included", {field: enough}),
                *([Way(f"Serve from {there}", near)] if near else []),
                Way("Allow a copy of what is asked beside the service"),
            )
            yield Clash((field, "regions"), text, ways)
            return


def _farthest(document: Document, c: Constraints, cloud: str, question: Sentence) -> tuple[str, str, float] | None:
    """From where it is served to what the sentence, or the one beside it, names on another continent."""
    spots = list(dict.fromkeys(_spots(document, c, cloud, question)))
    home = next((spot for spot in _homes(document, c, cloud, question)), None)
    if home is None:
        return None
    ways = [(home[0], region, net[1]) for region, area in spots if (net := between(home[1], area)) and area != home[1]]
    return max(ways, key=lambda way: way[2], default=None)


def _homes(document: Document, c: Constraints, cloud: str, question: Sentence) -> Iterator[Spot]:
    """Where the service runs: the first region that the sentence does not name."""
    named = [ref.id for ref in c.regions.value] if c.regions is not None else []
    apart = [region for region in named if region not in question.text.lower()]
    yield from ((region, area) for region in apart or named if (area := area_of(region)))


def _spots(document: Document, c: Constraints, cloud: str, question: Sentence) -> Iterator[Spot]:
    """Regions and places named in the sentence, else in the ones around it."""
    at = document.sentences.index(question)
    for around in (question, *document.sentences[max(0, at - 1) : at + 2]):
        named = [ref.id for ref in c.regions.value] if c.regions is not None else []
        yield from ((region, area) for region in named if region in around.text.lower() and (area := area_of(region)))
        for place in find(document):
            if around.start <= place.start < around.end and (area := lies_in(place, cloud)) is not None:
                yield str(place.row.get(cloud) or place.name), area
