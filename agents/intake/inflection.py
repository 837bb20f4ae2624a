"""The forms of English verbs and nouns, irregular ones from the lexicon."""

from __future__ import annotations

from functools import cache

from agents.intake.words import load

_VOWELS, _SIBILANTS = "aeiou", ("s", "x", "z", "ch", "sh")


@cache
def verb_forms(word: str) -> frozenset[str]:
    """Every form of a verb given in its plain form: `stop` also as stops, stopped and stopping."""
    stem = word[:-1] if word.endswith("e") else word
    past = word[:-1] + "ied" if _is_consonant_y(word) else stem + "ed"
    forms = {word, _with_s(word), past, stem + "ing", *load("inflection").get(word, ())}
    if _doubles(word):
        forms |= {word + word[-1] + "ed", word + word[-1] + "ing"}
    return frozenset(forms)


def _with_s(word: str) -> str:
    if _is_consonant_y(word):
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(_SIBILANTS) else "s")


def _is_consonant_y(word: str) -> bool:
    return word.endswith("y") and word[-2:-1] not in _VOWELS


def _doubles(word: str) -> bool:
    """Whether the last consonant may be doubled: `stop`, `refer`, not `read` or `show`."""
    return len(word) > 2 and word[-1] not in "aeiouwxy" and word[-2] in _VOWELS and word[-3] not in _VOWELS


@cache
def verb_parts(word: str) -> dict[str, frozenset[str]]:
    """The forms of a verb by use: present (``), past and participle (`.done`), progressive (`.doing`)."""
    present = frozenset({word, _with_s(word)} | (verb_forms(word) & {"goes", "does", "has"}))
    doing = frozenset(form for form in verb_forms(word) if form.endswith("ing") and form != word)
    same = {word} & set(load("inflection").get(word, ()))
    return {"": present, ".done": (verb_forms(word) - present - doing) | same, ".doing": doing}


@cache
def noun_forms(word: str) -> frozenset[str]:
    """A noun and its plural: `clerk` and `clerks`, `deputy` and `deputies`, `foreman` and `foremen`."""
    return frozenset({word, plural(word)})


@cache
def plural(noun: str) -> str:
    """The plural of a noun, of its last word where it is a phrase."""
    front, space, head = noun.rpartition(" ")
    return front + space + (load("nouns")["irregular"].get(head) or _men(head) or _with_s(head))


def _men(head: str) -> str:
    return head[:-3] + "men" if head.endswith("man") and head != "human" else ""
