"""Where results are put: a store that only takes them in is no source of the data."""

from __future__ import annotations

import re

from agents.intake.text import Document

_NEAR, _FAR = 60, 160
_RESULTS = (
    r"(?:results?|outputs?|scores?|predictions?|forecasts?|answers?|lists?|fields|values|summar(?:y|ies)|transcripts?|"
    r"labels|categories|extracted \w+|extracts?|verdicts?|alerts?|alarms?|flags?|them|it|these|those|all)"
)
_PUT = (
    r"(?:(?:re)?writ(?:e|es|ten|ing)|put|puts|push(?:es|ed)?|sav(?:e|es|ed)|stor(?:e|es|ed)|load(?:s|ed)?|land(?:s|ed)?|"
    r"goes?|deliver(?:s|ed)?|sent|sends?|publish(?:es|ed)?|post(?:s|ed)?|insert(?:s|ed)?|enter(?:s|ed)?|book(?:s|ed)?|"
    r"hand(?:s|ed)?|feed|feeds|fed|flow|flows|export(?:s|ed)?|end up|arrive|sync(?:s|ed)?|transfer(?:s|red)?)"
)
_WAY = r"(?: (?:back|straight|directly|out|over))?"
_TO, _OURS = r"(?:into|in|to|onto|on|via|through)", r"(?: (?:our|the|an?|their|its|your|existing|own|old|new))*"
_LABELS = r"(?:target|sink|destination|outputs?|results(?: go)?|written to|delivered to|delivery|export)"
_SINK = re.compile(
    rf"\b{_RESULTS}\b[^.;\n]{{0,24}}?\b{_PUT}{_WAY}(?: {_TO}){{1,2}}{_OURS} $|"
    rf"\b{_PUT} (?:(?:the|all|our|its|their|every|each) )?(?:\w+ )?{_RESULTS}{_WAY} {_TO}{_OURS} $|"
    rf"\b(?:back|results?|outputs?|scores?) (?:straight |directly )?(?:in)?to{_OURS} $|"
    rf"\b{_LABELS} ?(?:[:=|]|is|are|->)(?: (?:in|into|to|via))?{_OURS} $"
)
_MADE = re.compile(
    r"\b(?:model|extract\w*|pulled|read out|scor\w+|predict\w*|forecast\w*|summar\w+|classif\w+|rank\w+|want(?:ed)?)\b"
    rf"[^.;]*\b(?:written|delivered|put|pushed|saved|loaded|handed over){_WAY} (?:in)?to{_OURS} $"
)


def takes_in(document: Document, start: int) -> bool:
    """Whether the store named at `start` is where results go: `written to our Postgres`, `target: Oracle`."""
    sentence = document.sentence_at(start)
    near = _SINK.search(document.low, max(sentence.start, start - _NEAR), start)
    return bool(near or _MADE.search(document.low, max(sentence.start, start - _FAR), start))
