"""The words of a text as terms of a sentence about people: numbers, roles, kinds of work, teams, the writer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from agents.intake.counting.figures import WORDS
from agents.intake.inflection import plural
from agents.intake.matching.trie import Trie
from agents.intake.words import load

_TOKEN = re.compile(
    r"\.net(?!\w)|\d+[:h]\d\d(?!\d)|\d+(?:[.,]\d+)*(?![\w%])|\d+x(?!\w)|[^\W\d_]+(?:'[^\W\d_]+)?[+#]{0,2}|\d\w*|[^\w\s]"
)
_COUNT = re.compile(r"\d{1,3}(?:[.,]5|[.,]0)?x?")
_SCALE = re.compile(r" ?(?:lakhs?|crores?|thousand|million|billion|mio|hundred)\b")
_DECIMALS = re.compile(r"[.,]\d")
_NOUNS = {"ml_people": "ml", "platform_people": "platform", "people": "people"}


@dataclass(frozen=True)
class Term:
    """`sort`: number | role | kind | team | self | rank | word | mark; `value`: how many, or the kind of people."""

    sort: str
    text: str
    start: int
    end: int
    value: float | str = ""
    capital: bool = False
    acronym: bool = False

    @property
    def number(self) -> float:
        """How many a number says; 0 for anything else."""
        return self.value if isinstance(self.value, float) else 0.0


@cache
def _phrases() -> Trie[tuple[str, float | str]]:
    """Every phrase of the lexicon with its sort and value."""
    table, known = load("people"), load("nouns")["kinds"]
    found: dict[tuple[str, ...], tuple[str, float | str]] = {}
    for kind, names in table["kinds"].items():
        found.update({_cut(name): ("kind", kind) for name in names})
    for sort in ("team", "self"):
        found.update({_cut(form): (sort, "") for name in table[sort] for form in _forms(name, sort == "team")})
    found.update({_cut(name): ("rank", "") for name in table["ranks"]})
    for kind, names in [("people", [*table["generic"], *table["others"]]), *_listed(table, known)]:
        found.update({_cut(form): ("role", kind) for name in names for form in _forms(str(name), True)})
    found.update({(word,): ("number", float(value)) for word, value in WORDS.items()})
    found.update({_cut(name): ("number", float(value)) for name, value in table["numbers"].items()})
    return Trie(found.items())


def _listed(table: dict[str, list[str]], known: dict[str, list[str]]) -> Iterator[tuple[str, list[str]]]:
    yield from ((kind, known[name]) for name, kind in reversed(_NOUNS.items()))
    yield from ((kind, table[kind]) for kind in ("ml", "platform"))


def _forms(name: str, counted: bool) -> set[str]:
    return {name, plural(name)} if counted else {name}


def _cut(name: str) -> tuple[str, ...]:
    return tuple(match.group() for match in _TOKEN.finditer(name) if match.group() != "-")


@cache
def words(name: str) -> frozenset[str]:
    """A list of `people.yaml` as a set."""
    return frozenset(map(str, load("people")[name]))


@cache
def known() -> frozenset[str]:
    """Every word of the lists and tables of `people.yaml`."""
    told = [said for row in load("people").values() for said in (row if isinstance(row, list) else [*row])]
    return frozenset(part for said in told for part in _cut(str(said)))


@cache
def words_of(name: str) -> frozenset[str]:
    """A list of words of `team.yaml` as a set."""
    return frozenset(map(str, load("team")[name]))


@cache
def entries(name: str) -> dict[str, str]:
    """A table of `people.yaml`."""
    return {str(key): str(value) for key, value in load("people")[name].items()}


@cache
def plurals(name: str) -> frozenset[str]:
    """A list of `people.yaml` with the plural of each."""
    return frozenset(form for word in words(name) for form in _forms(word, True))


def read(low: str, text: str, start: int = 0, stop: int | None = None) -> list[Term]:
    """The terms of text[start:stop], the longest phrases first; hyphens inside a compound are none."""
    tokens = list(_uncompounded(low, _TOKEN.finditer(low, start, len(low) if stop is None else stop)))
    spelt = [match.group() for match in tokens]
    found: list[Term] = []
    position = 0
    while position < len(tokens):
        size, sort, value = _longest(spelt, position)
        begin, end = tokens[position].start(), tokens[position + size - 1].end()
        if sort == "number" and _is_part_of_word(low, begin, end):
            sort, value = "word", ""
        said = text[begin:end]
        found.append(Term(sort, low[begin:end], begin, end, value, said[:1].isupper(), _is_acronym(said)))
        position += size
    return _counted_behind(_christened(found))


def _christened(terms: list[Term]) -> list[Term]:
    """`Claire and Dev (data scientists)`: beside a name, a role that people are called is a name as well."""
    told: list[Term] = []
    for term in terms:
        beside = [told[i] for i in (-2, -1) if len(told) > 1]
        named = term.sort == "role" and term.capital and not term.acronym and term.text in words("given")
        joined = named and bool(beside) and beside[1].text in ("and", "&", ",", "+")
        called = joined and beside[0].sort == "word" and beside[0].capital and not beside[0].acronym
        told.append(replace(term, sort="word", value="") if called else term)
    return told


def _counted_behind(terms: list[Term]) -> list[Term]:
    """`MLE x3, SRE x 2`: a number behind its people, told before them."""
    told: list[Term] = []
    for index, term in enumerate(terms):
        times = index > 1 and terms[index - 1].text == "x" and terms[index - 2].sort in ("role", "kind")
        if not times or not _COUNT.fullmatch(term.text):
            told.append(term)
            continue
        told.pop()
        first = next((i for i in range(len(told), 0, -1) if not _names_people(told[i - 1])), 0)
        start = told[first].start
        told.insert(first, Term("number", term.text, start, start, float(term.text)))
    return told


def _names_people(term: Term) -> bool:
    """`CRM admin`: the words of one noun."""
    return term.sort in ("role", "kind", "rank") or term.acronym


def _is_acronym(said: str) -> bool:
    """`SQL`, `GLMs`: capitals, but for an `s` of many."""
    return len(said.removesuffix("s")) > 1 and said.removesuffix("s").isupper()


def _is_part_of_word(low: str, begin: int, end: int) -> bool:
    """`C.10`, `R11`, `ML-212`, `1.4m`, `12 lakh profiles`: numbers that are no numbers of people."""
    apart = begin > 1 and low[begin - 1] in ".-" and low[begin - 2].isalpha()
    apart = apart or bool(_DECIMALS.match(low, end))
    numbered = low[begin].isdigit() and (apart or (begin > 0 and low[begin - 1].isalpha()))
    return bool(numbered or _SCALE.match(low, end))


def _uncompounded(low: str, tokens: Iterable[re.Match[str]]) -> Iterator[re.Match[str]]:
    for match in tokens:
        inside = match.group() == "-" and low[match.end() : match.end() + 1].isalpha()
        if not inside or not low[max(0, match.start() - 1) : match.start()].isalnum():
            yield match


def _longest(words: Sequence[str], position: int) -> tuple[int, str, float | str]:
    behind, meanings = _phrases().longest(words, position)
    return (behind - position, *meanings[-1]) if meanings else (1, *_single(words[position]))


def _single(word: str) -> tuple[str, float | str]:
    if _COUNT.fullmatch(word):
        return "number", float(word.rstrip("x").replace(",", "."))
    return ("word" if word.lstrip(".")[:1].isalpha() else "mark"), ""
