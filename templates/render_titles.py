"""What a repository is called: the project's own name, else what its brief says is built, and for whom."""

from __future__ import annotations

import re
from functools import cache

import yaml

from core.constraints import Intake
from core.plan import Plan
from templates.render_names import plain, slug, visible
from templates.render_parts import REPO

LONGEST = 80
READ = 400
_HEADING = re.compile(r"^[\s#*>|-]*(?:(?:subject|fwd?|re|rf[piq]|topic|project|product|use[ -]case)\s*[:=,]\s*)*", re.I)
_OPENING = re.compile(
    r"^(we|i)(?: would|'d)? (need|want|like|require|are building|are looking for)( to have)?( an?| the)? ", re.I
)
_END = re.compile(
    r"[:;.!?\n(–—]|, | - | (?:that|which|who|because|so) | on (?:aws|azure|gcp|google|our own|kubernetes)\b| at \d",
    re.I,
)
_SMALL = {"a", "an", "and", "at", "for", "in", "of", "on", "our", "over", "the", "to", "with", "your"}
_OF_A_PLACE = re.compile(r"(?:ish|ian|ese|ean)$|^(?:Dutch|French|German|Greek|Swiss)$")


def title(intake: Intake, work: str) -> str:
    """One line of at most 80 characters; `work` is what the archetype or its domain calls what is built."""
    whom = customer(intake.brief)
    composed = f"{work}{whom and f' for {whom}'}"
    return _own(intake) or purpose(intake.brief) or composed[:LONGEST]


def short(plan: Plan, intake: Intake, whole: str) -> str:
    """A name for packages and resources, [a-z][a-z0-9-]* of at most 32: the project's own, else words of the title."""
    usual = plan.archetype.replace("_", "-")
    if _own(intake):
        return slug(_own(intake), usual)
    words = [word for word in slug(whole, usual, LONGEST).split("-") if word not in _SMALL]
    while len("-".join(words)) > 32:
        words.pop()
    return slug("-".join(words), usual)


def purpose(brief: str) -> str:
    """The first clause of a brief where it names what is built; empty where it does not, or is long."""
    text = _OPENING.sub("", _HEADING.sub("", visible(brief).strip()), count=1)
    clause = plain(_END.split(text, maxsplit=1)[0], READ)
    words = clause.lower().split()
    named = len(words) > 1 and not _words("work").isdisjoint(words) and _words("told").isdisjoint(words)
    return clause[:1].upper() + clause[1:] if named and len(clause) <= LONGEST else ""


def customer(brief: str) -> str:
    """Who a brief speaks of, with its article: "a gym chain", "Tri-State Savings Bank"; empty where it names nobody."""
    clauses = re.split(r"[^\w\s'-]|\n| - ", visible(brief)[:READ])
    names = [name for clause in clauses for name in _names(clause.split())]
    best = next((name for name in names if len(name) > 1), names[0] if names else [])
    return _with_article(best) if best else ""


def _names(words: list[str]) -> list[list[str]]:
    """Each kind of customer with up to three plain words before it; alone only after an article, or at the start."""
    found = []
    for end, word in enumerate(words):
        after = words[end + 1].lower() if end + 1 < len(words) else ""
        if word.lower() not in _words("customer") or after in _words("followed") | _words("customer"):
            continue
        start = end
        while start > max(0, end - 3) and _describes(words[start - 1]):
            start -= 1
        if start < end or start == 0 or words[start - 1].lower() in ("a", "an", "our"):
            found.append(_calm(words[start : end + 1], first=start == 0))
    return found


def _describes(word: str) -> bool:
    return bool(re.fullmatch(r"[^\W\d_][\w'-]*", word)) and word.lower() not in _words("never")


def _calm(words: list[str], first: bool) -> list[str]:
    """Without the capitals that only shout or begin a sentence; a name of several capitalised words keeps them."""
    words = [word.lower() if word.isupper() and len(word) > 3 else word for word in words]
    begins = first and (len(words) == 1 or words[-1].islower())
    return [words[0].lower(), *words[1:]] if begins and _begins_only(words[0]) else words


def _begins_only(word: str) -> bool:
    return word[1:].islower() and not _OF_A_PLACE.search(word)


def _with_article(words: list[str]) -> str:
    name = " ".join(words)
    if words[-1][:1].isupper() or words[-1].endswith("s"):
        return name
    vowel = name[:1].lower() in "aeiou" and not name.lower().startswith(("eu", "one", "uk", "uni", "us ", "use"))
    return f"{'an' if vowel else 'a'} {name}"


def _own(intake: Intake) -> str:
    named = intake.constraints.project.name
    return plain(named.value, LONGEST) if named else ""


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(yaml.safe_load((REPO / "titles.yaml").read_text())[kind])
