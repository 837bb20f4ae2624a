"""Sizes of data: what there is, what is added in a period, and how big one piece is."""

from __future__ import annotations

import re

from agents.intake.counting import periods
from agents.intake.counting.assignment import Cue
from agents.intake.counting.quantity import Quantity
from agents.intake.meaning.polarity import Stance
from agents.intake.mention import Mention
from agents.intake.readers import spaces
from agents.intake.text import Document, Sentence

DAY = 86_400.0
GROWTH = "data.growth_gb_day"
_ONE = 0.5  # GB
_LINES = re.compile(r"\s+")
_BESIDE = 50  # characters
_OF_MANY = re.compile(
    r"\d[\d.,]*k? (?:\w+ )?\w+s ?(?:/ ?\w+|(?:per|a|each|every) \w+|daily)? ?"
    r"(?:of|at|with)(?: about| some| around| roughly)? $"
)
_BESIDE_MANY = re.compile(  # `6,500 pictures/day in season, 12 MB`
    r"\d[\d.,]*k? (?:\w+ )?\w+s? ?(?:/ ?|per |a )(?:day|d|h|hour|min|s|week)\b(?: \w+){0,3}, ~?$"
)
_TINY = 0.0005  # GB: what is that small is one piece
_APART = re.compile(
    r"[gmt]i?b (?:per|an?|each|every) \w+|/ ?d(?:ay)?\b|[;.,()]|\d|\band (?:we|it|the|about|some|another|roughly)\b"
)
_OF_A_FORMAT = re.compile(
    r"\b(?:dicom|pdfs?|jpe?gs?|pngs?|wavs?|mp3s?|tiffs?)[ ,(]*(?:of |about |around |some |at |~)?~?$"
)
_ABOUT = r"(?: about| around| some| roughly| up to)?:? $"
_MODEL_FILE = re.compile(  # `The model is a boosted-tree file of 400 MB`, `Model: boosted trees, 300 MB`
    r"\bmodel\b[^.;\d]{0,40}\b(?:trees?|file|weights|network|boosted|forest|artefact|artifact|onnx|size)\b[^.;\d]{0,20}$"
)
_OF_A_MODEL = re.compile(
    r" (?:(?!(?:is|are|was|read|sent|goes|by|per|and|the|for|to|in|which|that|with|from|each|a) )[a-z-]+ ){0,4}"
    r"(?:models?|trees|networks?|checkpoints?|ensembles?)\b(?! (?:per|an?|each)\b)"
)
_FILE = re.compile(
    rf"\b(?:one|a|an|the|single)(?: \w+)?? (?:files?|exports?|dumps?|extracts?|spreadsheets?) of{_ABOUT}"
)
# `2 million rows, 4 GB`: the size of all of them.
_ROWS = re.compile(r"\d ?(?:[kmb]|thousand|million|billion)? (?:rows|lines),(?: about| some| around)? $")
_MODEL = re.compile(
    rf"\b(?:models?|trees|networks?|weights|ensembles?|checkpoints?|containers?|container images?) of{_ABOUT}"
)
# `printers post a 45 MB drawing`, `each request carries 40 MB`: one piece that is sent.
_SENT = re.compile(
    r"\b(?:post|send|upload|submit|attach|carr(?:y|ie)|transmit)(?:s|es|ing)? "
    r"(?:(?:an?|one|each|every|whole|single|us|in) (?:\w+ ){0,2})?(?:of |about |some |around |up to )?$"
)
_PIECE = re.compile(
    r"(?: [a-z-]+){0,2} (?:pdfs?|files?|images?|pictures?|photos?|drawings?|documents?|scans?|clips?|videos?|"
    r"recordings?|letters?|forms?|requests?|bod(?:y|ies)|payloads?|attachments?|artworks?)\b"
)
_AT_ONCE = re.compile(
    r"\b(?:(?:per|every|each|a) (?:day|night|week|month|hour)|daily|weekly|monthly),? "
    r"(?:about |around |some |another )?\+?$"
)
_NEW = re.compile(
    r"\b(?:com(?:e|es|ing)|arriv\w+|add\w*|new|another|increments?|incremental|grow\w*|growth|extra|more|on top|fresh|"
    r"upload\w*|produc\w+|generat\w+|ingest\w*|increas\w+|deltas?|inflow|intake|receiv\w+|accumulat\w+|collect\w*|"
    r"deliver\w*|record\w*|writ(?:e|es|ten)|land\w*|go(?:es)?|sent|sends?|transferred)\b"
)
_CORES = re.compile(
    r"\d ?(?:v?cpus?|cores?)(?:,| and| with| plus| ?/| \+| x)? ?$|"
    r"\b(?:servers?|machines?|boxe?s?|nodes?|pcs?|vms?|workstations?)(?: \w+)? (?:with|of|having|has|have)(?: about)? $"
)
_OF_DATA = re.compile(r" (?:of )?(?:\w+ )?(?:data|history|records|files|readings)\b")
_OF_A_MACHINE = re.compile(
    r" ?(?:of )?(?:memory|ram|gp3|ebs|running application (?:storage|state)|application state)\b"
)


def is_of_a_machine(document: Document, q: Quantity) -> bool:
    """`4 vCPU and 16 GB each`, `100 GB gp3 on each node`: no size of data."""
    before = document.low[max(0, q.start - _BESIDE) : q.start]
    if _OF_DATA.match(document.low, q.end):
        return False
    return bool(_CORES.search(before) or _OF_A_MACHINE.match(document.low, q.end))


def is_of_a_model(document: Document, q: Quantity) -> bool:
    """`The model is a boosted forest of 300 MB`: no size of data."""
    start = document.sentence_at(q.start).start
    before = _LINES.sub(" ", document.low[max(start, q.start - _BESIDE) : q.start])
    return bool(_MODEL_FILE.search(before) or _MODEL.search(before) or _OF_A_MODEL.match(document.low, q.end))


def read(document: Document, sentence: Sentence, q: Quantity, found: Cue | None, meant: Stance) -> Mention | None:
    """The volume, the growth or the payload that a size stands for; None for hardware and for a model's size."""
    before = document.low[max(sentence.start, q.start - _BESIDE) : q.start]
    hardware = (found is not None and found.field == "_hardware") or is_of_a_machine(document, q)
    if hardware or is_of_a_model(document, q) or spaces.is_one(document, sentence, q):
        return None
    if (several := spaces.times(document, sentence, q)) > 1:
        return Mention("data.volume_gb", q.value * several, q.start, q.end, "GB", confidence=0.9, hard=meant.firmness)
    if _FILE.search(before) or _ROWS.search(before):  # `one CSV file of 20 MB` holds the data, `each file` is one
        return Mention("data.volume_gb", q.value, q.start, q.end, "GB", confidence=0.8, hard=meant.firmness)
    per = q.per or _nightly(found) or (None if _is_of_each(document, q) else _grown(document, sentence, q))
    if per is not None:
        return Mention(GROWTH, round(q.value * DAY / per, 6), q.start, q.end, "GB/day")
    sent = q.value < _ONE and _SENT.search(before) and _PIECE.match(document.low, q.end)
    payload = bool(sent) or (found is not None and found.field == "payload_kb") or _is_of_each(document, q)
    if payload or (q.value < 0.01 and found is None) or q.value < _TINY:
        return Mention("payload_kb", round(q.value * 1e6, 6), q.start, q.end, "KB", confidence=1.0 if payload else 0.7)
    return Mention(
        "data.volume_gb", q.value, q.start, q.end, "GB", confidence=1.0 if found else 0.8, hard=meant.firmness
    )


def _nightly(found: Cue | None) -> float | None:
    """`The nightly till files drop at 00:30, about 6 gigs each`: what comes with each run."""
    return DAY if found is not None and (found.field, found.unit) == (GROWTH, "GB") else None


def _is_of_each(document: Document, q: Quantity) -> bool:
    """`180 scans per day of 25 MB`: the size of one of many, right behind them."""
    left = document.low[max(0, q.start - 40) : q.start]
    beside = _BESIDE_MANY.search(left) or _OF_A_FORMAT.search(left)
    return q.value < _ONE and bool(_OF_MANY.search(left) or beside)


def _grown(document: Document, sentence: Sentence, q: Quantity) -> float | None:
    """`3 GB come on top per day`, `daily increment: 6 GB`: the period, in seconds, that stands apart from the size."""
    left = _APART.split(document.low[max(sentence.start, q.start - 50) : q.start])[-1]
    right = _APART.split(document.low[q.end : min(sentence.end, q.end + 50)])[0]
    if not (_NEW.search(left + right) or _AT_ONCE.search(left)):
        return None
    return periods.named(right) or periods.named(left)
