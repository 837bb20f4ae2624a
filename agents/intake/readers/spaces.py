"""Sizes of what holds, carries or admits data, not of the data: bought disks, a line, a plan, a limit of uploads."""

from __future__ import annotations

import re

from agents.intake.counting.figures import WORDS
from agents.intake.counting.quantity import Quantity
from agents.intake.text import Document, Sentence

_NEAR, _PIECE, _SECOND = 70, 1.0, 1.0  # characters; GB; seconds
_ABOUT = r"(?:about |around |some |roughly |up to |only |at most |another )*~?$"
_PIECES = (
    r"\b(?:uploads?|attachments?|(?:e-?)?mails?|files?|pictures?|images?|photos?|scans?|documents?|pdfs?|videos?|clips?|"
    r"recordings?|submissions?)\b"
)
_BOUND = (
    r"(?:above|over|beyond|(?:bigger|larger|heavier|greater|more) than|exceed(?:s|ing)?|limit(?:ed)? (?:to|of|is|at))"
)
_ADMITTED = re.compile(rf"{_PIECES}[^.;\d]{{0,40}}\b{_BOUND} {_ABOUT}")
_REFUSED = re.compile(
    r" (?:(?:is|are|get|gets|will be|must be) (?:not (?:allowed|accepted|taken|possible)|refused|rejected|split|cut)|"
    r"bounces?|fails?)\b"
)
# `the model may take up 2 GB`, `the container image is 4 GB`
_OF_SOFTWARE = re.compile(
    r"\b(?:model|network|weights|app|program|software|runtime|binary)(?: \w+)? "
    r"(?:(?:may|can|must|should|shall|has to)(?: not)? (?:be|take|need|occupy|weigh|use|fill)(?: up)?|takes? up|"
    r"occup(?:y|ies)|weighs?|fits? (?:in|into))"
    rf"(?: more than| bigger than| larger than| over| under| below)? {_ABOUT}|"
    rf"\b(?:container|docker|disk|boot|system|firmware|base) images? (?:is|are|of|has|weighs?|takes?)(?: up)? {_ABOUT}"
)
_LINE = re.compile(
    r"\b(?:line|link|connection|network|fib(?:re|er)|backbone|bus|internet|wi-?fi|lan|wan|vpn|switch|cable|ports?|"
    r"uplink|bandwidth)\b[^.;\d]{0,30}$"
)
_PLAN = re.compile(
    r"\b(?:plan|tariff|quota|allowance|bundle|sim(?: cards?)?|subscription|package|licen[cs]e)s? "
    rf"(?:includes?|has|have|gives?|allows?|covers?|comes? with|of|with|is) {_ABOUT}"
)
_BOUGHT = re.compile(
    rf"\b(?:bought|purchased|ordered|rented|leased|installed|reserved|spare|free|unused|empty) {_ABOUT}"
)
_OF_STORAGE = re.compile(
    r" (?:of |in )?(?:free |spare |new |extra |more |unused |disk |cloud |object |local |fast )*"
    r"(?:storage|(?:disk )?space|disks?|drives?|ssds?|flash|tape|capacity)\b"
)
_FREE = re.compile(r" (?:(?:is|are|still|of) )?(?:free|spare|unused|empty|left over)\b")
_STORES = (
    r"(?:disks?|drives?|tapes?|arrays?|buckets?|shares?|volumes?|cartridges?|archives?|databases?|folders?|servers?)"
)
_SEVERAL = re.compile(
    rf"\b(?P<times>\d{{1,3}}|{'|'.join(WORDS)}) (?:full |whole |big |old )?{_STORES} (?:of|with|at|holding) {_ABOUT}"
)


def is_one(document: Document, sentence: Sentence, q: Quantity) -> bool:
    """Whether the size is that of a space, a line or a program, or the most that one piece may have."""
    before = document.low[max(sentence.start, q.start - _NEAR) : q.start]
    quick = q.per is not None and q.per <= _SECOND
    bought = _BOUGHT.search(before) and _OF_STORAGE.match(document.low, q.end)
    admitted = _ADMITTED.search(before)
    limited = admitted and (q.value < _PIECE or _REFUSED.match(document.low, q.end))
    free = _FREE.match(document.low, q.end) or (quick and _LINE.search(before))
    return bool(bought or limited or free or _OF_SOFTWARE.search(before) or _PLAN.search(before))


def times(document: Document, sentence: Sentence, q: Quantity) -> float:
    """How many such sizes there are: `two disks of 4 TB each` are two, any other is one."""
    found = _SEVERAL.search(document.low, max(sentence.start, q.start - _NEAR), q.start)
    if found is None or not document.low.startswith(" each", q.end):
        return 1.0
    told = found.group("times")
    return float(told) if told.isdigit() else WORDS[told]
