"""A judgement of a product: what is said behind its name, or the verb in front that governs it, with its negation."""

from __future__ import annotations

import re
from functools import cache

from agents.intake.text import Document
from agents.intake.words import load

_BEFORE, _BEHIND, _UNKNOWN = 170, 150, 2
_BOUNDARY = re.compile(
    r";|(?<!anything )(?<!nothing )(?<!everything )\b(?:but|whereas|while|however|because|since|although)\b|"
    r"[.!?]\s|,? so\b"
)
_OURS = re.compile(r"[,(]|\b(?:we|our|us|i)\b")
_ASIDE = re.compile(
    r"\s*\([^()]{0,80}\)|, (?:which|who|that|where|whose|a|an|the|our|my|as|being|though|although|like|if|in|by|for|"
    r"despite|however|once|formerly|still)\b[^,;.:!?]{1,90},|, [\w-]+(?: [\w-]+)?, (?=is |are |was |were )"
)
_LINK = (
    r"[ \n]*(?:[,:;=|-]{1,2}|->)?[ \n]*(?:(?:which|that|it|this|they|these|those|and|i am afraid|we fear|as agreed) )?"
)
Verdict = tuple[str, bool | None]


@cache
def _lists() -> dict[str, re.Pattern[str]]:
    table = {**load("tool_verdicts"), **load("tool_verbs")}
    words = {
        name: _joined(table[name]) for name in ("auxiliaries", "negations", "adverbs", "small", "turned", "foreign")
    }
    heads = rf"(?:'s)?(?:[ \n]+(?:{_joined(table['heads'])})){{0,3}}"
    judged = "|".join(f"(?P<{name}>{_joined(table[name])})" for name in ("standing", "bad", "wanted", "used", "fine"))
    lead = rf"(?P<lead>(?:(?:{words['negations']}|{words['auxiliaries']}|{words['adverbs']})[ \n]+){{0,7}}?)"
    verbs = "|".join(f"(?P<{name}>{_joined(table[name])})" for name in ("refuse", "want", "keep", "use"))
    fronted = "|".join(f"(?P<{name}>{_joined(table[name])})" for name in ("own", "wish", "deny", "rather"))
    after = rf"(?=[ \n]*(?:[.,;:!?()|&]|$|\n|(?:{_joined(table['after'])})\b))"
    return {
        "behind": re.compile(rf"{heads}{_LINK}{lead}(?:{judged}){after}"),
        "fronted": re.compile(
            rf"{heads} (?:(?:we|i|they|you|the team)(?:'d|'ll|'ve|'re|'m)?|"
            r"(?P<nobody>nobody|no one|none of us)(?: here)?) "
            rf"(?P<lead>(?:(?:{words['negations']}|{words['auxiliaries']}|{words['adverbs']})[ \n]+){{0,5}}?)"
            rf"(?:{fronted})(?=[ \n]*(?:[.,;:!?)]|$|(?:{_joined(table['onward'])})\b))"
        ),
        "verbs": re.compile(rf"(?<![\w'-])(?:{verbs})(?![\w'-])"),
        "turned": re.compile(rf"(?<![\w-])(?:{words['turned']})[ \n]+(?:(?!but\b|and\b)[\w']+[ \n]+){{0,3}}$"),
        "small": re.compile(rf"(?:{words['small']})"),
        "negated": re.compile(rf"(?<![\w-])(?:{words['negations']})(?![\w-])"),
        "obliged": re.compile(rf"(?<![\w-])(?:{_joined(table['obliging'])}|won't|mustn't|shan't|will)(?![\w-])"),
        "permitted": re.compile(rf"(?<![\w-])(?:{_joined(table['permitting'])})(?![\w-])"),
        "refusing": re.compile(rf"\b(?:{_joined(table['refusing'])})\b"),
        "foreign": re.compile(rf"(?<![\w-])(?:{words['foreign']})(?![\w-])"),
        "aside": re.compile(
            rf"[ ,(]*(?:which (?:is|are|we|i) )?(?:only |just |mostly |\w+ly )?(?:{_joined(table['aside'])})\b"
        ),
    }


def _joined(words: list[str]) -> str:
    return "|".join(w.replace(" ", "[ \n]+") for w in sorted(map(str, words), key=len, reverse=True))


def is_foreign(document: Document, start: int, end: int) -> bool:
    """Whether somebody else's tool is spoken of, one used in private, or one nothing is wanted of."""
    clause = _clause_before(document, start)
    found = list(_lists()["foreign"].finditer(clause))
    others = bool(found) and not _OURS.search(clause, found[-1].end())
    return others or bool(_lists()["aside"].match(document.low, end, _ends(document, end)))


def behind(document: Document, end: int) -> Verdict | None:
    """What is said of the name that ends at `end`: (use, hard); None where nothing is."""
    stop = _ends(document, end)
    aside = _ASIDE.match(document.low, end, stop)
    places = [end] + ([aside.end()] if aside else [])
    if match := _lists()["fronted"].match(document.low, end, stop):
        return _fronted(match)
    for place in places:
        match = _lists()["behind"].match(document.low, place, stop)
        if match and not _is_weak(match) and not _is_label(match) and (verdict := _weighed(match)):
            return verdict
    return None


def _fronted(match: re.Match[str]) -> Verdict | None:
    """`Spark we do not want`, `Redis we have`, `Airflow we would like to keep`: the object stands first."""
    turned = bool(_lists()["negated"].search(match.group("lead")) or match.group("nobody"))
    kind = str(match.lastgroup)
    if kind == "own":
        return ("absent", None) if turned else ("existing", None)
    return ("forbid", True) if turned or kind == "rather" else ("prefer", None) if kind == "wish" else ("forbid", True)


def _is_label(match: re.Match[str]) -> bool:
    """`Feast; ruled out: Tecton`: the label of what comes next."""
    return ";" in match.group() and match.string[match.end() : match.end() + 1] == ":"


def _is_weak(match: re.Match[str]) -> bool:
    """`Snowflake, history of five years`: a word that judges only behind `is`, `must not be` and the like."""
    said, table = match.group(str(match.lastgroup)), load("tool_verdicts")
    listed = said in table["listed"] and "," in match.group()[: match.start(str(match.lastgroup)) - match.start()]
    return not match.group("lead").strip() and (said in table["weak"] or listed)


def _weighed(match: re.Match[str]) -> Verdict | None:
    lead, kind = match.group("lead"), str(match.lastgroup)
    turned = bool(_lists()["negated"].search(lead))
    obliged, permitted = (bool(_lists()[name].search(lead)) for name in ("obliged", "permitted"))
    if kind == "standing":
        return ("existing", None) if turned else None
    if kind == "bad":
        return _unbanned(match) if turned else ("forbid", True)
    if turned:
        return (
            ("forbid", True) if kind != "used" or obliged or permitted or "can't" in lead or "cannot" in lead else None
        )
    if kind == "wanted":
        return ("prefer", obliged or None)
    if kind == "used" and obliged:
        return ("prefer", True)
    return None


def _unbanned(match: re.Match[str]) -> Verdict:
    """`will not be replaced` says that it stays, `is not forbidden` that it may be used."""
    stays = match.group("bad") in load("tool_verdicts")["leaving"]
    return ("existing", None) if stays else ("allowed", None)


def before(document: Document, start: int) -> Verdict | None:
    """What the nearest verb in front of the name says of it, negations counted; None where none governs it."""
    clause = _clause_before(document, start)
    last = None
    for match in _lists()["verbs"].finditer(clause):
        last = match
    if last is None or not _governs(clause[last.end() :]):
        return None
    turned = bool(_lists()["turned"].search(clause, max(0, last.start() - 45), last.start()))
    kind = str(last.lastgroup)
    if kind == "refuse":
        return ("allowed", None) if turned else ("forbid", True)
    if kind == "keep":
        return ("forbid", True) if turned else ("existing", None)
    if kind == "want":
        return ("forbid", True) if turned else ("prefer", None)
    return ("forbid", True) if turned and _is_refusal(clause, last) else None


def _is_refusal(clause: str, verb: re.Match[str]) -> bool:
    """`we do not use Kafka` tells what there is not; `do not propose`, `will not use`, `may not run` refuse it."""
    left = clause[max(0, verb.start() - 45) : verb.start()]
    plain = verb.group() in load("tool_verbs")["plain"]
    return not plain or bool(_lists()["refusing"].search(left))


@cache
def _stops() -> frozenset[str]:
    return frozenset(load("tool_verbs")["stops"])


def _governs(between: str) -> bool:
    """Whether only small words, other names and at most two unknown ones stand between a verb and the name."""
    rest = re.sub(r"[\"'(:,/&+-]", " ", between)
    unknown = 0
    while rest := rest.strip():
        small = _lists()["small"].match(rest)
        if small and small.end() and not re.match(r"[\w']", rest[small.end() : small.end() + 1]):
            rest = rest[small.end() :]
            continue
        word = rest.split(None, 1)[0]
        if word.strip(".") in _stops():
            return False
        unknown += 1
        rest = rest[len(word) :]
    return unknown <= _UNKNOWN


def _clause_before(document: Document, start: int) -> str:
    left = document.low[max(document.sentence_at(start).start, start - _BEFORE) : start]
    cut = 0
    for match in _BOUNDARY.finditer(left):
        cut = match.end()
    return left[cut:]


def _ends(document: Document, end: int) -> int:
    """Where what is said of a name ends: its sentence, and the part behind a semicolon."""
    stop = document.sentence_at(max(0, end - 1)).end
    if document.text[max(0, stop - 1) : stop] == ";" and stop + 1 < len(document.text):
        stop = document.sentence_at(stop + 1).end
    return min(stop, end + _BEHIND)
