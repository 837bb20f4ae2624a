"""Fields with a fixed set of values (serving mode, data classes, regimes, skills …), read by cues kept as data."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from agents.intake.meaning.polarity import Stance, is_none, pattern, stance
from agents.intake.mention import Mention
from agents.intake.needles import may_match, needles
from agents.intake.readers.skills import is_known, is_skill, is_strange
from agents.intake.text import Document
from agents.intake.tools.supposed import is_supposed
from agents.intake.words import alternation, cue, load
from core.constraints import Source

_LONGEST, _NEAR = 120, 40
_SUPPOSED, _APPLIED = (
    re.compile(r"\b(?:if|were|should|in case)(?: the)? $"),
    re.compile(r" (?:applied|were|did|should|had)\b"),
)
FILES = ("cues_serving", "cues_compliance", "cues_context")
# "Race must not be used" refuses a use, it does not deny that the data is there.
_ASKABLE = ("project.stage", "data.modality")  # `we have an idea: could software …?`
_PRESENT, _NAMED_IN_LISTS = ("data_classes",), ("data_classes", "regimes", "iac", "ci")
SKILLS, _TOOLS = "team.skills", (
    "kubernetes", "terraform", "spark", "dbt", "flink", "linux", "docker", "sas", "react", "qgis",
    "pytorch", "tensorflow", "scikit-learn", "opencv", "ansible", "helm",
)  # fmt: skip
_SERVERS = ("kafka", "airflow", "postgresql")  # run by a team more often than known by it
_LANGUAGES = ("python", "sql", "java", "scala")
# What is said of a law in passing: `HIPAA, named in an earlier draft, is of no concern`.
_ASIDE = re.compile(r"^, (?:(?:al)?though |as |once )?(?:which|\w+ed|brought|put|found|written|seen|raised)\b[^,;:]*,")
_GOES_ON = re.compile(
    r";\s+(?!(?:and |but )?(?:it|that|this|they|we|our|nobody|none|no|not|which|these|those|both|neither)\b)"
)
_STRANGE_BEHIND = re.compile(
    r" (?:scares?|frightens?|is (?:new|foreign|unknown)|(?:we|they|he|she|i) (?:don't|do not|doesn't|can't|cannot))\b"
)
# `none knows Java, all write Python`
_ANEW = re.compile(r", (?:but )?(?:all|both|we|they|everyone|everybody|the others)(?: \w+){1,3}? $")
_BARE = re.compile(r"[A-Za-z0-9]+[+#]*(?: ?(?:[+,/&]|and) ?[A-Za-z0-9]+[+#]*){1,4}\W*")  # `SQL+Python.`
_FOLLOWING = re.compile(r"(?:, | and | & | ?\+ |/)(?P<next>[a-z]+[+#]*)")
_NEGATION_INSIDE = {"none", "internal", "false", "batch"}
_ISOLATED, _BANNED = "air_gapped", "tooling.forbid"
_INCLUDED, _EXCLUDED = "budget.includes", re.compile(r"\b(?:not|no|without|excluding|excl\.?|before)(?: \w+)? $")


@dataclass(frozen=True)
class Rule:
    """One value of one field with the pattern that gives it away."""

    field: str
    value: Any
    unit: str | None
    pattern: re.Pattern[str]
    needles: tuple[str, ...]
    source: Source
    needs: re.Pattern[str] | None
    many: bool


@cache
def rules() -> tuple[Rule, ...]:
    """Every cue rule of the lexicon, compiled."""
    found: list[Rule] = []
    for file in FILES:
        for block in load(file):
            needs = cue("|".join(block["needs"])) if "needs" in block else None
            for value, words in block["values"].items():
                by_source = words if isinstance(words, dict) else {"stated": words}
                for name, patterns in by_source.items():
                    if patterns:
                        found.append(_rule(block, value, name, patterns, needs))
    return tuple(found)


def _rule(block: dict[str, Any], value: Any, name: str, patterns: list[str], needs: re.Pattern[str] | None) -> Rule:
    written = [_expanded(str(p)) for p in patterns]
    joined = "|".join(written)
    pattern = re.compile(rf"(?<![\w])(?:{joined})(?![\w])") if name == "exact" else cue(joined)
    source = Source.INFERRED if name == "inferred" else Source.STATED
    typed = float(value) if block.get("numeric") else value
    many = block.get("kind") == "list"
    return Rule(block["field"], typed, block.get("unit"), pattern, needles(written), source, needs, many)


def _is_bare(text: str) -> bool:
    """`Python and Terraform.`: a list in which a language stands, and no verb."""
    return bool(_BARE.fullmatch(text)) and any(re.search(rf"\b{name}\b", text, re.I) for name in _LANGUAGES)


def _is_list(skill: str, text: str) -> bool:
    """`SQL+Python.`, or a language alone: a list of skills that has no verb."""
    return _is_bare(text) or (skill in _LANGUAGES and text.strip(" .-*•").lower() == skill)


def _goes_on_with_a_language(document: Document, end: int) -> bool:
    """`Go, C++ in the hot path`: what is listed before a language."""
    following = _FOLLOWING.match(document.low, end)
    return following is not None and following["next"] in load("skills")["languages"]


def _expanded(pattern: str) -> str:
    for name, words in load("macros").items():
        pattern = pattern.replace(f"{{{name}}}", words)
    return pattern


def read(document: Document) -> Iterator[Mention]:
    """A mention for every cue that stands in the brief and is not denied there."""
    possible = [rule for rule in rules() if may_match(document.low, rule.needles)]
    hits = [(rule, match) for rule in possible for match in rule.pattern.finditer(document.text)]
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for rule, match in hits:
        spans[rule.field].append(match.span())
    for ordered in spans.values():
        ordered.sort()
    for rule, match in hits:
        alike = spans[rule.field]
        if not _inside_another(match.span(), alike) and (mention := _mention(document, rule, match, alike)):
            yield mention


def _inside_another(span: tuple[int, int], spans: list[tuple[int, int]]) -> bool:
    """Whether a longer cue of the same field covers this one; no cue is longer than _LONGEST characters."""
    near = spans[bisect_left(spans, (span[0] - _LONGEST, 0)) : bisect_left(spans, (span[0] + 1, 0))]
    return any(a <= span[0] and span[1] <= b and (a, b) != span for a, b in near)


def _mention(document: Document, rule: Rule, match: re.Match[str], alike: list[tuple[int, int]]) -> Mention | None:
    meant = stance(document, match.start(), match.end())
    if meant.negated and rule.field in _NAMED_IN_LISTS and not _is_carried(document, match.start(), alike):
        meant = replace(meant, negated=False)
    if rule.field == SKILLS and _ANEW.search(document.low, max(0, match.start() - _NEAR), match.start()):
        meant = replace(meant, negated=False, absent=False)
    asked = meant.question and rule.field not in _ASKABLE
    if meant.later or asked or (rule.field == "iac" and is_skill(document, match.start())):
        return None
    if _denied(document, rule, match, meant) and str(rule.value).lower() not in _NEGATION_INSIDE:
        return None
    if not _is_meant(document, rule, match):
        return None
    because = f"the brief speaks of “{document.brief[match.start() : match.end()]}”"
    inferred = rule.source is Source.INFERRED
    confidence = 0.85 if inferred or rule.unit else 1.0
    hard = False if meant.soft else (True if meant.hard else None)
    return Mention(
        rule.field, rule.value, match.start(), match.end(), rule.unit, rule.source, confidence,
        because if inferred else None, hard, meant.soft,
    )  # fmt: skip


def _is_carried(document: Document, start: int, alike: list[tuple[int, int]]) -> bool:
    """`no HIPAA, PCI or SOX`: a negation before a comma reaches on where the item before is of the same kind."""
    begin = document.sentence_at(start).start
    comma = document.low.rfind(", ", begin, start)
    if comma < 0 or pattern("negators").search(document.low, comma, start):
        return True
    before = max(document.low.rfind(", ", begin, comma), begin)
    return any(before <= a < comma and not pattern("negators").search(document.low, b, comma) for a, b in alike)


def _denied(document: Document, rule: Rule, match: re.Match[str], meant: Stance) -> bool:
    if rule.field in (_INCLUDED, _ISOLATED):  # `must not exceed 3,000 incl. tokens`
        return bool(_EXCLUDED.search(document.low, max(0, match.start() - 14), match.start()))
    if rule.field == "regimes" and _does_not_bind(document, match):
        return True
    if rule.field == _BANNED and is_supposed(document, match.start()):
        return True
    spoken = meant.refused and rule.field in _PRESENT
    return is_none(document, match.end()) or meant.absent or (meant.negated and not spoken)


def _does_not_bind(document: Document, match: re.Match[str]) -> bool:
    """`HIPAA is an American matter and does not bind us`, `if GDPR applied to us`: a law that is denied further on."""
    sentence = document.sentence_at(match.start())
    if _SUPPOSED.search(document.low, sentence.start, match.start()) and _APPLIED.match(document.low, match.end()):
        return True
    stop = sentence.end
    if document.text[stop - 1 : stop] == ";" and stop + 1 < len(document.text):
        stop = document.sentence_at(stop + 1).end
    if pattern("law_dropped").match(document.low, _next(document, sentence.end)):
        return True
    denial = pattern("law_denied").search(document.low, match.end(), min(stop, match.end() + _LONGEST))
    if denial is None:
        return False
    between = _ASIDE.sub("", document.low[match.end() : denial.start()])
    if _GOES_ON.search(between):  # `GDPR; HIPAA is irrelevant`
        return False
    others = "," in between and not denial.group().startswith(("it ", "that ", "this ", "they "))
    return not (others or re.search(r"\bbut\b(?! (?:our|the|my))|:", between) or pattern("law_applies").search(between))


def _next(document: Document, end: int) -> int:
    """Where the words behind a sentence begin."""
    return end + len(document.low[end:]) - len(document.low[end:].lstrip())


def _of_a_tool(document: Document, start: int) -> bool:
    """`Kafka is in production`, `SAS will be switched off`: says nothing about the system to build."""
    return bool(_tool().search(document.low, max(0, start - _LONGEST), start))


@cache
def _tool() -> re.Pattern[str]:
    names = (name for row in load("products") for name in (*row["names"], *row.get("exact", ())))
    return re.compile(rf"(?<![\w/-])(?:{alternation(names)})\s+(?:(?:is|are|will|shall) )?$", re.I)


def _is_strange(document: Document, match: re.Match[str]) -> bool:
    """`new to Kubernetes`, `hardly any Python`, `Java scares them`: not known yet."""
    return is_strange(document, match.start()) or bool(_STRANGE_BEHIND.match(document.low, match.end()))


def _is_meant(document: Document, rule: Rule, match: re.Match[str]) -> bool:
    """Whether the sentence speaks of what the cue needs, and a tool is said to be known where it stands for a skill."""
    sentence = document.sentence_at(match.start())
    text = sentence.text.strip()
    if rule.field == SKILLS and _is_strange(document, match):
        return False
    if rule.needs is not None and not (rule.needs.search(sentence.text) or rule.needs.search(sentence.heading)):
        listed = rule.value not in _TOOLS and _goes_on_with_a_language(document, match.end())
        language = listed or rule.value in load("skills")["languages"]
        return rule.field == SKILLS and rule.value not in _SERVERS and (language or _is_list(rule.value, text))
    if rule.field == "project.stage" and _of_a_tool(document, match.start()):
        return False
    if rule.field == SKILLS and rule.value in _SERVERS:
        return is_skill(document, match.start())
    tool = rule.field == SKILLS and rule.value in _TOOLS
    return not tool or _is_bare(text) or is_known(document, match.start())
