"""Tokens of a request: those that go in, and those that come out."""

from __future__ import annotations

import re

from agents.intake.counting.quantity import Quantity
from agents.intake.text import Document

IN, OUT = "throughput.tokens_in", "throughput.tokens_out"
_LEFT, _RIGHT = 60, 40
_MADE = re.compile(
    r"\b(?:out(?! of)|outputs?|completions?|generat\w+|produc\w+|answers?|responses?|reply|replies|summar(?:y|ies)|"
    r"summari[sz]ed (?:in|to|into)|condensed (?:in|to|into)|digests?|drafts?|abstracts?|descriptions?|prose|copy|"
    r"results?|the texts?|json|sheet|becomes?|turn(?:s|ed)? into|giv(?:es?|ing) back|puts? out|returns?|returned|back|"
    r"(?:writ|compos|draft|creat|mak)(?:e|es|ing|ten) (?:an? |the |its |one |each |us )?(?:\w+ ){0,2}?of|"
    r"wanted|fields?|labels?|extract(?:s|ed)?|(?<!we )writes?|written)\b"
)
_GIVEN = re.compile(
    r"\b(?:inputs?|prompts?|context|questions?|in|eats?|swallows?|reads?|out of|from|"
    r"(?:documents?|letters?|reports?|treat(?:y|ies)|contracts?|tickets?|mails?|transcripts?|pages?|papers?|files?|"
    r"filings?|articles?|tenders?|judgments?|rulings?) (?:of|has|have|is|are|with|being|average|run to))\b"
)
_OWN_IN = re.compile(r"\b(?:in|inputs?|prompts?|context|of (?:\w+ )?(?:card|source|material|data|text))\b")
_PAIR = re.compile(r"\b(?:in ?/ ?out|inputs? ?/ ?outputs?|prompts? ?/ ?(?:answers?|completions?))\b[^.;\n]{0,30}$")
_CELL = re.compile(r"[;|\n]|(?<!in) / (?!out)")
_STOP = re.compile(r"[,;/+\d)]|[.](?= |$|\n)|\band\b|\bout of\b|\bbecome")


def field(document: Document, q: Quantity) -> str:
    """Tokens out where the words around the number speak of answers, tokens in otherwise."""
    left = document.low[max(document.sentence_at(q.start).start, q.start - _LEFT) : q.start]
    left = _CELL.split(left)[-1]
    if _PAIR.search(left):
        return OUT if re.search(r"\d ?/ ?$", left) else IN
    right = document.low[q.end : min(q.end + _RIGHT, document.sentence_at(q.start).end)]
    own = document.low[q.start : q.end] + " " + _STOP.split(right)[0]
    if _MADE.search(own):
        return OUT
    if _OWN_IN.search(own):
        return IN
    made, given = (max((m.end() for m in said.finditer(left)), default=0) for said in (_MADE, _GIVEN))
    return OUT if made and made >= given else IN
