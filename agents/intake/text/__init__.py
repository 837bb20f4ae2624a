"""A brief as text: checked, normalised without moving a character, cut into sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from itertools import pairwise

from agents.intake.errors import BriefError
from agents.intake.text import colophon, courtesy, labels, questionnaires, turns

MAX_BYTES = 64 * 1024
# No sentence is longer: what is searched around a mention stays bounded, whatever the text.
MAX_SENTENCE = 1_000
_QUESTION = 90
_CAPTIONS, _CAPTION = 3, 3  # lines that begin with a caption, and the words it may have
_WRAPPED, _LONG = 40, 60  # a shorter line was ended on purpose, a longer one goes on
_RAGGED = 20  # how much shorter than the longest a line is that somebody broke by hand
_SAME_LENGTH = str.maketrans(
    {
        "‘": "'", "’": "'", "“": '"', "”": '"', "«": '"', "»": '"', "–": "-", "—": "-", "−": "-", "‑": "-",
        "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\t": " ", "\r": "\n", "×": "x", "…": ".", "≤": "<", "≥": ">",
        "İ": "I", "ı": "i", "ſ": "s", "\u212a": "K",  # match ASCII letters where case is ignored, lower otherwise
    }
)  # fmt: skip
_BULLET = re.compile(
    r"[ ]*(?:[-*•·+>]|\[(?:\d{1,2}[:.]\d\d(?:[:.]\d\d)?|(?:slide|page|p\.) ?\d{1,2})\]|\(?[0-9a-z]{1,2}[.)]|"
    r"\d{1,2}(?:\.\d{1,2}){1,2}\.?(?= (?!Mi|Bi)[A-Z][a-z]))[ ]+",
    re.I,
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|approx|vs|incl|excl|max|min|ca|resp|art|nos?|mio|mrd|mrs?|dr|prof|pr|inkl|mtl|tsd|st|p\.a|"
    r"(?<!/)(?<!\d )(?<!\d)[a-z])|\d)$",
    re.I,
)
_ABBREVIATED = re.compile(r"(?:\b(?:approx|incl|excl|max|min|resp|e\.g|i\.e|ca|vs))\.$", re.I)
# `region = canadacentral`, and `Cloud - GCP`
_ENTRY = re.compile(r"[ ]*(?:[A-Za-z][\w/-]*(?: [\w/-]+){0,3}[ ]*(?:=|:[ ])|[A-Z]\w*(?: \w+){0,3} -[ ])[ ]*\S")
# `How many? 52,000 a year`: a line of a form that asks and answers.
_ASKED = re.compile(
    r"[ ]*(?:how|what|which|where|who|when|why|is|are|does|do|must|may|can|should|will)\b[^.!?\n]{0,70}\?", re.I
)
# Keys as machines write them: `p95_latency_ms`, `"team_size": 4`.
_UNDERSCORE = re.compile(r"(?<=[A-Za-z0-9])_(?=[A-Za-z])|(?<=[A-Za-z])_(?=\d)")
_LEADERS = re.compile(r"(?<=[\w)%] )\.{4,80}(?= )|(?<=[\w)%])\.{4,80} ")  # `Uptime ........ 99.9`
_KEY, _BRACKETS, _KEYS = re.compile(r"\"\s*:"), re.compile(r"[\[\]{}\"]"), 3
_CAPTIONED = re.compile(r"[A-Z][a-zA-Z -]+\.")  # `Not wanted.`, no greeting and nothing with a figure
_PERCENTILE = re.compile(r"\bp ?\d\d$", re.I)  # `95 ms at p99. 14 engineers`
_END = re.compile(r"[.!?]+(?=[\"')\]]*(?:\s|$))|;(?=\s)")


@dataclass(frozen=True)
class Sentence:
    """A range [start, end) of the brief with the heading it stands under."""

    start: int
    end: int
    text: str
    heading: str = ""


@dataclass(frozen=True)
class Document:
    """The brief (as sent), its same-length normalised form, and its sentences."""

    brief: str
    text: str
    sentences: tuple[Sentence, ...] = field(default=())

    def __hash__(self) -> int:
        """By what it says: its sentences follow from that."""
        return hash((self.brief, self.text))

    @cached_property
    def low(self) -> str:
        """Lower case without a change of length, so offsets stay those of the brief."""
        low = self.text.lower()
        if len(low) == len(self.text) and "Σ" not in self.text:  # which is lower in two ways
            return low
        return "".join(c.lower() if len(c.lower()) == 1 else c for c in self.text)

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds `offset`; the last one before it if it falls between two."""
        low, high = 0, len(self.sentences) - 1
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self.sentences[middle].start <= offset else (low, middle - 1)
        return self.sentences[low]


def check(brief: str) -> None:
    """Refuse what is no brief: empty, over 64 KB of UTF-8, or not text; raises BriefError."""
    if len(brief) > MAX_BYTES or len(brief.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise BriefError("too_large", f"The brief is larger than {MAX_BYTES // 1024} KB; send the requirements only.")
    if not brief.strip():
        raise BriefError("empty", "The brief is empty; describe the problem, the data and the limits.")
    control = sum(1 for c in brief if (ord(c) < 32 and c not in "\n\r\t\f") or 0xD800 <= ord(c) <= 0xDFFF or c == "�")
    if "\x00" in brief or control > max(2, len(brief) // 200):
        raise BriefError("not_text", "The brief holds binary or control characters; send plain UTF-8 text.")
    if not re.search(r"[^\W\d_]{2}", brief):
        raise BriefError("empty", "The brief holds no words; describe the problem, the data and the limits.")


@lru_cache(maxsize=4)
def read(brief: str) -> Document:
    """The brief as a document; raises BriefError if it is not usable text."""
    check(brief)
    text = "".join(c if c == "\n" or ord(c) >= 32 else " " for c in brief.translate(_SAME_LENGTH))
    text = colophon.blanked(_UNDERSCORE.sub(" ", text))
    text = _LEADERS.sub(lambda dots: ":" + " " * (len(dots.group()) - 1), text)
    if len(_KEY.findall(text)) >= _KEYS:
        text = _BRACKETS.sub(" ", text)
    text = _unwrapped(labels.bulleted(turns.itemised(questionnaires.answered(courtesy.plain(text)))))
    return Document(brief=brief, text=text, sentences=tuple(sentences(text)))


def alone(sentence: Sentence) -> Document:
    """A sentence as a document of its own, without what it stands under."""
    own = Sentence(0, len(sentence.text), sentence.text)
    return Document(brief=sentence.text, text=sentence.text, sentences=(own,))


def sentences(text: str) -> list[Sentence]:
    """The sentences of the text, each with the heading it stands under; the whole text if there are none."""
    found: list[Sentence] = []
    heading = ""
    for start, end in _blocks(text):
        block = text[start:end]
        if _is_heading(block, text[end : end + 200]):
            heading = block.strip(" #:*-\n")
        elif not _BULLET.match(block) and text[max(0, start - 2) : start].count("\n") == 2 and found:
            heading = "" if not _under_heading(text, start) else heading
        found.extend(Sentence(s, e, text[s:e], heading) for s, e in _split(text, start, end))
    return _captioned(text, _answered(found)) or [Sentence(0, len(text), text)]


def _answered(found: list[Sentence]) -> list[Sentence]:
    """An answer stands under its question: `How old may a reading be? 45 seconds.`"""
    for index in range(1, len(found)):
        asked = found[index - 1].text.strip(" -")
        if asked.endswith("?") and len(asked) <= _QUESTION and not found[index].heading.endswith("?"):
            found[index] = replace(found[index], heading=asked)
    return found


def _captioned(text: str, found: list[Sentence]) -> list[Sentence]:
    """A line stands under the words it begins with, where several begin so: `Data. Gifts since 2016.`"""
    captions = [i for i, one in enumerate(found[:-1]) if _is_caption(text, one, found[i + 1])]
    for index in captions if len(captions) >= _CAPTIONS else ():
        for other in range(index + 1, len(found)):
            if "\n" in text[found[other - 1].end : found[other].start].strip(" ") or found[other].heading:
                break
            found[other] = replace(found[other], heading=found[index].text.strip(" ."))
    return found


def _is_caption(text: str, one: Sentence, following: Sentence) -> bool:
    begins = text[: one.start].rstrip(" ").endswith("\n") or not one.start
    words = one.text.split()
    return (
        begins
        and len(words) <= _CAPTION
        and _CAPTIONED.fullmatch(one.text.strip()) is not None
        and ("\n" not in text[one.end : following.start + 1])
    )


def _under_heading(text: str, start: int) -> bool:
    previous = text[:start].rstrip().rsplit("\n", 1)[-1]
    return previous.endswith(":") or previous.startswith("#")


def _blocks(text: str) -> list[tuple[int, int]]:
    """Runs of lines that belong together: wrapped lines are joined, bullets and headings are not."""
    blocks: list[tuple[int, int]] = []
    position, width = 0, _width(text)
    for line in text.splitlines(keepends=True):
        start, end = position, position + len(line.rstrip("\n"))
        position += len(line)
        if not line.strip():
            continue
        if blocks and _continues(text, blocks[-1], start, line, width):
            blocks[-1] = (blocks[-1][0], end)
        else:
            blocks.append((start, end))
    return blocks


def _unwrapped(text: str) -> str:
    """The text with a blank for every break of a line that its width asked for: where a mail wraps says nothing."""
    width = _width(text)
    parts, done = list[str](), 0
    for start, end in _blocks(text):
        lines = text[start:end].split("\n")
        breaks = [" " if _wraps(one, following, width) else "\n" for one, following in pairwise(lines)]
        parts += text[done:start], *(part for row in zip(lines, [*breaks, ""], strict=True) for part in row)
        done = end
    return "".join(parts) + text[done:]


def _width(text: str) -> int:
    return max(map(len, text.split("\n")))


def _wraps(line: str, following: str, width: int) -> bool:
    """Whether a line ends because the first word of the next one would not have fitted, by hand or by a program; a row
    of a table never does.
    """
    first = following.split(maxsplit=1)[0]
    full = max(_WRAPPED, min(width, 2 * _LONG) - len(first) - (_RAGGED if first[0].islower() else 0))
    return len(line.rstrip()) >= full and not first.startswith("|")


def _continues(text: str, block: tuple[int, int], start: int, line: str, width: int) -> bool:
    """Whether a line goes on with its block, in a text whose longest line has `width` characters."""
    if text[block[1] : start].count("\n") > 1 or _BULLET.match(line) or line.lstrip().startswith("#"):
        return False
    previous = text[text.rfind("\n", 0, block[1]) + 1 : block[1]].rstrip()
    if previous.endswith((".", "!", "?", ":", ";")) and not _ABBREVIATED.search(previous):
        return False
    if _ASKED.match(line) and _ASKED.match(previous):
        return False
    wraps = _wraps(previous, line, width)
    if _ENTRY.match(line):
        return wraps and not (_ENTRY.match(previous) or _BULLET.match(previous))
    return wraps or line.lstrip()[0].islower() or len(previous) >= _LONG


def _is_heading(block: str, rest: str) -> bool:
    line = block.strip()
    if len(line) > 70 or "\n" in line:
        return False
    if line.endswith(":") or line.startswith("#"):
        return True
    plain = not re.search(r"\d|[:.,!?|]", line) or bool(re.match(r"(?:phase|version|v) ?\d\W*$", line, re.I))
    return plain and bool(rest.strip()) and len(line.split()) <= 6 and not _BULLET.match(block)


def _split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    pieces: list[tuple[int, int]] = []
    begin = start
    for match in _END.finditer(text, start, end):
        if match.group() == "." and _ABBREVIATION.search(text, max(begin, match.start() - 8), match.start()):
            following = text[match.end() : match.end() + 3].lstrip()
            digit_before = text[match.start() - 1].isdigit()
            ends = following[:1].isupper() or _PERCENTILE.search(text, begin, match.start())
            if not (digit_before and ends and match.start() - begin > 4):
                continue
        pieces.append((begin, match.end()))
        begin = match.end()
    if text[begin:end].strip():
        pieces.append((begin, end))
    return [part for piece in pieces for part in _cut(text, *piece)]


def _cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The piece in parts of at most MAX_SENTENCE characters, cut between words where there are any."""
    parts = []
    while end - start > MAX_SENTENCE:
        space = text.rfind(" ", start + MAX_SENTENCE // 2, start + MAX_SENTENCE)
        stop = space if space > 0 else start + MAX_SENTENCE
        parts.append((start, stop))
        start = stop
    return [*parts, (start, end)]
