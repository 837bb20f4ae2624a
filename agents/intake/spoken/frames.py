"""The frames of a kind: what the brief says in the words of `lexicon/spoken/<kind>.yaml`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from agents.intake.meaning.polarity import is_later, stance
from agents.intake.text import Document
from agents.intake.words import load, written

# `refusing without reasons is unlawful`, `it must never happen that nobody looks`: the opposite is demanded.
_RULED_OUT = re.compile(
    r"\W{0,2} ?(?:is|are|would be|being|was) (?:strictly |simply |clearly )?(?:not (?:allowed|permitted|acceptable|"
    r"an option|possible|wanted|lawful|legal)|forbidden|illegal|unlawful|unacceptable|prohibited|out of the question|"
    r"no option|a no-go)",
    re.I,
)
_NEVER_THAT = re.compile(
    r"\b(?:not|never|cannot|can't|unacceptable|illegal|unlawful|prevents?|avoids?|rule out)(?: \w+){0,3} "
    r"(?:that|if|where|when|having)(?: \w+){0,2} $",
    re.I,
)
# `nothing starts without consent`, `no refusal goes out without reasons`
_NOTHING = re.compile(r"\b(?:nothing|nobody|no one|none|never|no|not|cannot|can't)\b[^,;:.]*$|n't\b[^,;:.]*$", re.I)
_BEFORE = 60
_GROUP = re.compile(r"\(\?P<(\w+)>")


@cache
def pattern(kind: str, name: str) -> re.Pattern[str]:
    """The frames of one name as a pattern; `{word}` is a list of the kind's words or of the words for amounts, a space
    any run of blanks.
    """
    return re.compile(_written(kind, name), re.I)


def _written(kind: str, name: str) -> str:
    table = load(f"spoken/{kind}")
    frames = "|".join(str(frame) for frame in table["frames"][name])
    return _numbered(written(frames, load("spoken/written_amounts")["words"] | table.get("words", {})))


def _numbered(frames: str) -> str:
    """A group that stands in several frames gets a number in each but the first: `count`, `count_1`."""
    seen: Counter[str] = Counter()

    def once(match: re.Match[str]) -> str:
        name, times = match.group(1), seen[match.group(1)]
        seen[name] += 1
        return f"(?P<{name}_{times}>" if times else match.group()

    return _GROUP.sub(once, frames)


@cache
def _low(kind: str, name: str) -> re.Pattern[str]:
    """The frames, which are written in small letters, for a text in lower case: searched in a third of the time."""
    return re.compile(_written(kind, name))


def every(document: Document, kind: str, name: str) -> Iterator[re.Match[str]]:
    """Where a frame of the name stands within a sentence; nothing that is asked or put off until later.

    Sentences are of bounded length, so that what a frame looks for takes bounded time as well.
    """
    for sentence in document.sentences:
        for low in _low(kind, name).finditer(document.low, sentence.start, sentence.end):
            match = pattern(kind, name).match(document.text, low.start(), sentence.end)
            if match and not (sentence.text.rstrip().endswith("?") or is_later(sentence, match.start())):
                yield match


def quoted(match: re.Match[str]) -> str:
    """The words of a match on one line."""
    return " ".join(match.group().split())


def said(document: Document, kind: str, name: str) -> str | None:
    """The words of the first frame of the name that stands in the brief."""
    return next(map(quoted, every(document, kind, name)), None)


def firm(document: Document, match: re.Match[str]) -> bool:
    """Whether the words are a demand on this system: no wish, nothing said of others or of before, not denied."""
    meant = stance(document, match.start(), match.end())
    left = document.text[max(document.sentence_at(match.start()).start, match.start() - _BEFORE) : match.start()]
    denied = _RULED_OUT.match(document.text, match.end()) or _NEVER_THAT.search(left)
    twice = "without" in match.group().lower() and _NOTHING.search(left)
    return not (meant.soft or meant.current or denied or twice)


def demands(document: Document, kind: str, name: str) -> Iterator[re.Match[str]]:
    """Where a frame of the name is a demand."""
    return (match for match in every(document, kind, name) if firm(document, match))


def demanded(document: Document, kind: str, name: str) -> str | None:
    """The words of the first frame of the name that is a demand."""
    return next(map(quoted, demands(document, kind, name)), None)
