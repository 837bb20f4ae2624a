"""Signs: words of a sentence that judge a product, each with its shapes and whether it is turned round."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from agents.intake.tools.phrases import GRAMMAR, Found, Word, words_of

NAME = "ǁ"
VERB, SAID, LED = "verb", "said", "led"
BACK, _FIRM, _NEAR = 6, 3, 3
_ENDS = (",", ";", ":", "(", ")", "?", "and", "or", "\n")
_EPITHETS = ("managed", "hosted")


_USES = ("use", "past", "wish", "liking", "tried", "known")


@dataclass(frozen=True)
class Sign:
    """A concept at the words [first, last]; `firm`: denied by a will (`shall not use`), not as a fact."""

    concept: str
    shapes: frozenset[str]
    first: int
    last: int
    turned: bool = False
    firm: bool = False
    negator: bool = False

    @property
    def leads(self) -> bool:
        """Whether it only speaks of what stands right behind it."""
        return self.shapes == {LED}


def is_name(word: Word) -> bool:
    """Whether the word stands for the name of a product."""
    return word.text.startswith(NAME)


def find(said: Sequence[Word], phrases: Sequence[Found]) -> list[Sign]:
    """The signs of a sentence in order, negations counted."""
    phrases = [phrase for phrase in phrases if not _is_either(said, phrase)]
    turning = {phrase.last: phrase for phrase in phrases if _is(phrase, "negator") or _is(phrase, "neutral")}
    starts = {phrase.first for phrase in phrases}
    plain = [sign for phrase in phrases if not _compares(said, phrase) for sign in _signs(said, phrase, starts)]
    owned = (_owned(said, sign) for sign in plain)
    turned = (_turned(said, sign, turning) for sign in owned)
    return [sign for sign in turned if sign is not None]


def _is_either(said: Sequence[Word], phrase: Found) -> bool:
    """`signed or not we know from HubSpot`: either way, so nothing is denied."""
    at = phrase.first
    either = said[at].text == "not" and at > 0 and said[at - 1].text == "or"
    return either and not any(is_name(word) for word in said[phrase.last + 1 : phrase.last + 2])


def _compares(said: Sequence[Word], phrase: Found) -> bool:
    """`tools like Spark`, `(which stays, like Kafka)`: no verb."""
    after = said[phrase.first + 1].text
    if said[phrase.first].text != "like" or after in (":", "to"):
        return False
    before = said[phrase.first - 1].text
    return not before.isalpha() or before in words_of("small")


def _is(phrase: Found, name: str) -> bool:
    return (name, GRAMMAR) in phrase.meanings


def _is_thing(said: Sequence[Word], phrase: Found) -> bool:
    """`600,000 earlier moves from BigQuery`, `we train on past orders in Redshift`: things, nothing that is done."""
    word, before = said[phrase.first].text, said[phrase.first - 1].text
    if word == "out":  # `3,000 tokens in, 400 out`
        return before[:1].isdigit() or before in ("token", "tokens")
    if word in words_of("of_people") and before in ("he", "she", "who"):  # `he retired in 2019`
        return not is_name(said[phrase.last + 1]) and said[phrase.last + 1].text not in words_of("object")
    return word in words_of("things_too") and (before.isdigit() or before in words_of("counting"))


def _signs(said: Sequence[Word], phrase: Found, starts: set[int]) -> list[Sign]:
    if _is_thing(said, phrase):
        return []
    shapes: dict[str, set[str]] = {}
    leaning = _is_leaning(said, phrase, starts)
    for concept, shape in phrase.meanings:
        if (
            shape != GRAMMAR
            and not leaning
            and not _is_epithet(said, phrase)
            and not (concept == "refused" and _is_open(said, phrase, starts))
        ):
            shapes.setdefault(_tensed(said, phrase, concept, shape), set()).add(_shape(said, phrase, shape))
    return [
        Sign(concept, frozenset(found), phrase.first, phrase.last, negator=_is(phrase, "negator"))
        for concept, found in sorted(shapes.items())
    ]


def _is_leaning(said: Sequence[Word], phrase: Found, starts: set[int]) -> bool:
    """`risk has cleared Bedrock`, `they have signed off Kafka`: a verb that only carries the one behind it."""
    after = said[phrase.last + 1].text if phrase.last + 1 < len(said) else ""
    perfect = phrase.first == phrase.last and said[phrase.first].text in ("has", "have", "had")
    return perfect and phrase.last + 1 in starts and after in words_of("permitting")


def _is_epithet(said: Sequence[Word], phrase: Found) -> bool:
    """`managed Kafka`, `hosted Airflow`."""
    return phrase.first == phrase.last and said[phrase.first].text in _EPITHETS and is_name(said[phrase.last + 1])


def _is_open(said: Sequence[Word], phrase: Found, starts: set[int]) -> bool:
    """`must not be older than`: said of something else."""
    if said[phrase.last].text != "be" or phrase.last == phrase.first:
        return False
    after = said[phrase.last + 1].text
    return not (
        is_name(said[phrase.last + 1])
        or phrase.last + 1 in starts
        or after in words_of("barred")
        or not after.isalpha()
        or after in words_of("adverb")
    )


def _tensed(said: Sequence[Word], phrase: Found, concept: str, shape: str) -> str:
    """`we had`, `they used`: what is past, where nobody `has` used it."""
    past = concept == "use" and shape == "verb.done" and said[phrase.first].text in ("had", "used", "ran")
    if not past or _is_passive(said, phrase.first):
        return concept
    before = {word.text for word in said[max(0, phrase.first - _NEAR) : phrase.first]}
    return "past" if before & words_of("subject") and not before & {"have", "has", "'ve", "having"} else concept


def _shape(said: Sequence[Word], phrase: Found, shape: str) -> str:
    if shape == "verb.done":
        return SAID if _is_passive(said, phrase.first) else VERB
    return VERB if shape.startswith(VERB) else shape


def _is_passive(said: Sequence[Word], index: int) -> bool:
    """`is being phased out`, `Redis wished for`, `to be dropped:`; not `we dropped`, `has dropped`."""
    for at in range(index - 1, max(-1, index - 1 - BACK), -1):
        text = said[at].text
        if text in words_of("being"):
            return True
        if any(text in words_of(name) for name in ("adverb", "negator", "article")):
            continue
        return is_name(said[at]) or text in (*_ENDS, "^")
    return True


def _owned(said: Sequence[Word], sign: Sign) -> Sign:
    """`our accountant uses Xero`, `used by our landlord`: a use that is not ours."""
    if sign.concept not in _USES or said[sign.first].text not in words_of("holding"):
        return sign
    about = [word.text for word in (_agents(said, sign) if SAID in sign.shapes else _subjects(said, sign.first))]
    ours = any(text in ("we", "us", "our team", "i") for text in about) or _has_more(about)
    strange = not ours and any(text in words_of("outsider") for text in about)
    return replace(sign, concept="others") if strange else sign


def _has_more(about: Sequence[str]) -> bool:
    """`our other systems`, the words in either order: no other party."""
    together = any({*pair} == {"our", "other"} for pair in itertools.pairwise(about))
    return together and bool({*about} & words_of("belongings"))


def _subjects(said: Sequence[Word], before: int) -> list[Word]:
    """The words in front of a verb, back to where its clause begins."""
    found: list[Word] = []
    for word in reversed(said[max(0, before - BACK) : before]):
        if is_name(word) or not word.text.isalpha() or word.text in words_of("turn"):
            break
        found.append(word)
    return found


def _agents(said: Sequence[Word], sign: Sign) -> list[Word]:
    """The words behind `by`."""
    behind = list(said[sign.last + 1 : sign.last + BACK])
    return behind if behind and behind[0].text == "by" else []


def _turned(said: Sequence[Word], sign: Sign, turning: dict[int, Found]) -> Sign | None:
    """The sign with its negation; None where the negation is of a thing between: `no connection allowed`."""
    for at in range(sign.first - 1, max(-1, sign.first - 1 - BACK), -1):
        phrase = turning.get(at)
        if phrase is not None:
            denied = _is(phrase, "negator") and not _is(phrase, "neutral")
            if said[at].text == "no" and SAID in sign.shapes and _has_thing(said, at + 1, sign.first):
                return None
            firm = denied and _is_firm(said, max(0, phrase.first - _FIRM), sign.first)
            return replace(sign, turned=denied, firm=firm)
        if is_name(said[at]) or said[at].text in _ENDS or said[at].text in words_of("turn"):
            break
    return sign


def _has_thing(said: Sequence[Word], first: int, last: int) -> bool:
    lists = ("small", "adverb", "being", "helping")
    return any(not any(word.text in words_of(name) for name in lists) for word in said[first:last])


def _is_firm(said: Sequence[Word], first: int, last: int) -> bool:
    """`will not use`, `must not run`: a refusal, not a fact."""
    return any(said[at].text in words_of("modal") for at in range(first, last))
