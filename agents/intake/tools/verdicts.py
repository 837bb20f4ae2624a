"""The verdict on every product a brief names: what its sentences say of it, added up."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from agents.intake.meaning.polarity import label
from agents.intake.text import Document
from agents.intake.tools import chains, phrases, reach, surroundings
from agents.intake.tools.evidence import Evidence, unsaid
from agents.intake.tools.phrases import Word, words, words_of
from agents.intake.tools.reach import Target
from agents.intake.tools.scene import Scene, Span
from agents.intake.tools.signs import NAME, VERB, Sign, find

_LABEL, _LABEL_NEAR, _TITLE = 7, 3.5, 90
_ARROW = re.compile(r"->(?= (?:so |hence |therefore |thus )?(?:no|not|never|without|nothing|w/o|w/out)\b)")
# `900 tokens in, 350 out`, `Pub/Sub in, Pub/Sub out`: a way, no going away
_OUT = re.compile(r"(?<=\d )out\b|(?<=\dk )out\b|(?<= in, )(?:[\w/]+ )out\b")
# `Snowflake, not any more after the move to Oracle`: what was there is past, and what was moved to is in use.
_MOVED = re.compile(
    r"(?:but )?(?:not (?:in use )?(?:any ?more|any longer)|no longer|no more|gone)(?: in use)?,? "
    r"(?:after|since|following|with|because of) (?:(?:the|our|a|we|they|i) )?(?:have |had )?"
    r"(?:move|moving|switch|change|changeover|migration|migrate|transition)d?(?:ed)? (?:over )?to "
)
_ENDED = re.compile(
    r"(?<=[,;:-] )(?:but )?(?:not any ?more|not any longer|no longer|no more)(?= ?(?:[.,;)\n]|$|after\b|since\b))"
)
_PAST, _SINCE = "formerly", "formerly; now we use"
_WITHOUT, _BEGUN = {"without", "no", "not"}, {"but", ",", "(", ";", "and"}
_CLOSE, _ONWARD = 3, 9
_BIDDING = ("wish", "asking", "mandate", "due")  # what such a label asks for may be that something stays away
_WEAK = ("use", "placed", "known", "past", "tried")


def read(document: Document, runs: Sequence[Sequence[Span]]) -> list[list[Evidence]]:
    """The evidence for every name of every list of names (`A, B and C`)."""
    found = [[unsaid() for _ in run] for run in runs]
    text = _masked(document, runs)
    starts = [sentence.start for sentence in document.sentences]
    lists: dict[int, list[int]] = {}
    for index, run in enumerate(runs):
        lists.setdefault(bisect_right(starts, run[0][0]) - 1, []).append(index)
    for at in sorted({*lists, *(index + 1 for index in lists)} & set(range(len(starts)))):
        scene = Scene(document, text, document.sentences[at], runs, lists.get(at, ()), lists.get(at - 1, ()), found)
        _weigh(scene)
    return found


def _masked(document: Document, runs: Sequence[Sequence[Span]]) -> str:
    """The text in lower case with every name replaced by a word of its own length."""
    low = _ARROW.sub(", ", document.low.replace(" - ", " , ").replace(" -- ", " ,  "))
    letters = list(_OUT.sub(_blanked, _ENDED.sub(_former, _MOVED.sub(_followed, low))))
    for run in runs:
        for start, end in run:
            letters[start:end] = NAME * (end - start)
    return "".join(letters)


def _blanked(out: re.Match[str]) -> str:
    return out.group()[: -len("out")] + "   "


def _followed(moved: re.Match[str]) -> str:
    return _SINCE.ljust(len(moved.group()))


def _former(ended: re.Match[str]) -> str:
    return _PAST.ljust(len(ended.group()))


def _weigh(scene: Scene) -> None:
    labels = _labels(scene)
    for sign in scene.signs:
        if sign.concept == "instead":
            _prefer(scene, sign)
        elif sign not in labels:
            _judge(scene, sign)
    for sign in labels:
        for target in (t for t in scene.named if t.first > sign.last):
            if not (sign.concept in _BIDDING and scene.is_refused(target)):  # `One wish: spare us Kafka`
                scene.give(target, sign)
    for run in scene.here:
        _stand_under(scene, run, bool(labels))
    for target in scene.named:
        _look_around(scene, target)


def _judge(scene: Scene, sign: Sign) -> None:
    target = reach.of(scene.said, sign, scene.targets, scene.signs)
    if target is not None and sign.concept == "known" and VERB in sign.shapes and target.last < sign.first:
        sign = replace(sign, concept="use")  # `Milvus is what the team knows`
    if target is not None and _keeps(scene, sign, target):
        sign = replace(sign, concept="staying")
    if target is not None and (_spurns(scene, sign, target) or _is_left_out(scene.said, sign, target)):
        sign = replace(sign, concept="spurned", turned=False)
    if target is not None and not (target.again and sign.concept in _WEAK):
        scene.give(target, sign)
        if sign.concept == "leaving" and not sign.turned:
            _replace(scene, sign, target)


def _spurns(scene: Scene, sign: Sign, target: Target) -> bool:
    """`The office next door uses Xero, I do not want that`: what others use and we ourselves refuse."""
    refused = sign.concept == "refused" and not sign.turned and not _answers(scene.said, sign)
    told = range(max(1, sign.first - _CLOSE), sign.last + 1)
    ours = any(scene.said[at].text in words_of("ourselves") for at in told)
    return ours and (refused or (sign.turned and sign.concept in ("wish", "liking"))) and scene.is_foreign(target)


def _is_left_out(said: Sequence[Word], sign: Sign, target: Target) -> bool:
    """`on Azure, but without Databricks`, `EKS, no Istio`: refused right where it is named."""
    plain = sign.concept == "refused" and not sign.turned and sign.first == sign.last == target.first - 1
    return plain and said[sign.first].text in _WITHOUT and said[sign.first - 1].text in _BEGUN


def _keeps(scene: Scene, sign: Sign, target: Target) -> bool:
    """`our own Oracle has to be used`, `Athena, which we have, is fine`."""
    if sign.concept == "allowed" and not sign.turned:
        return scene.is_used(target)
    if sign.concept == "refused" and _answers(scene.said, sign):
        return _goes_before(scene, sign)
    return sign.concept in ("mandate", "due") and scene.is_ours(target)


def _answers(said: Sequence[Word], sign: Sign) -> bool:
    """`… doesn't.`: a verb that only answers another and ends its clause."""
    return said[sign.last - 1].text in words_of("answering") and not said[sign.last].text.isalpha()


def _goes_before(scene: Scene, sign: Sign) -> bool:
    """`Heroku goes, PostgreSQL doesn't`: what answers a verb of leaving stays."""
    told = [other for other in scene.signs if other.last < sign.first and other.concept in ("leaving", "staying")]
    return bool(told) and told[-1].concept == "leaving" and not told[-1].turned


def _labels(scene: Scene) -> list[Sign]:
    """The signs of a label at the beginning: `Not wanted: …`, which speaks of all that follows."""
    colon = next((at for at, word in enumerate(scene.said) if word.text in (":", "=")), _LABEL + 1)
    first = scene.named[0].first if scene.named else 0
    if colon > _LABEL or first < colon or reach.has_subject(scene.said, 0, colon - 1, whole=True):
        return []
    if reach.distance(scene.said, colon + 1, first, scene.signs, pause=reach.COMMA) > _LABEL_NEAR:
        return []
    return [sign for sign in scene.signs if sign.last < colon and not (sign.negator and sign.last + 1 < colon)]


def _prefer(scene: Scene, sign: Sign) -> None:
    """`Kafka instead of Pulsar`: what stands in front is wished for, what stands behind is not."""
    behind = next((t for t in scene.targets if 0 < t.first - sign.last <= _CLOSE), None)
    front = next((t for t in scene.targets if 0 < sign.first - t.last <= _CLOSE), None)
    if behind is None or (front is None and scene.said[sign.last].text == "over"):
        return
    scene.give(behind, replace(sign, concept="refused"))
    if front is not None:
        scene.give(front, replace(sign, concept="wish"))


def _replace(scene: Scene, sign: Sign, gone: Target) -> None:
    """`moving from Redshift to BigQuery`, `Solr will be replaced by Vespa`: what comes is wished for."""
    begin = max(sign.last, gone.last)
    for target in (t for t in scene.named if begin < t.first <= begin + _ONWARD):
        link = {word.text for word in scene.said[max(begin, target.first - _CLOSE) : target.first]}
        if link & words_of("onward"):
            scene.give(target, replace(sign, concept="wish"))


def _stand_under(scene: Scene, run: int, has_label: bool) -> None:
    """What the label of the line or the heading says of all that stands under it, and that it is asked."""
    start = scene.runs[run][0][0]
    title = "" if has_label else label(scene.document, start) or scene.caption or scene.sentence.heading
    said = words(title.lower()) if len(title) <= _TITLE else []
    if reach.has_subject(said, 0, len(said) - 1, whole=True):  # a sentence that ends in a colon
        said = []
    signs = [
        sign
        for sign in chains.join(said, find(said, phrases.find(said)))
        if title != scene.caption
        or not (sign.negator and sign.last + 1 < len(said))  # `No personal data. We use Spark.`
    ]
    for evidence in scene.found[run]:
        for sign in signs:
            evidence.add(sign)
        if scene.sentence.text.rstrip().endswith("?"):
            evidence.ask()


def _look_around(scene: Scene, target: Target) -> None:
    """Note what stands around the names of a list."""
    start = scene.said[target.first].start + scene.sentence.start
    titles = {scene.sentence.heading.lower(), label(scene.document, start)}
    signs = {*surroundings.signs(scene.said, target.first, target.last, len(target.names))}
    signs.update(sign for title in titles for sign in surroundings.titled(words(title)))
    for run, which in target.names:
        scene.found[run][which].around = frozenset(signs)
