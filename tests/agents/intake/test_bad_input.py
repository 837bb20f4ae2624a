"""Bad input is refused with a typed error, and hostile input is read in bounded time."""

from __future__ import annotations

import re
import string
import time

import pytest

from agents.intake import extract
from agents.intake.errors import BriefError
from agents.intake.text import MAX_BYTES

ADVERSARIAL = {
    "digits": "1" * 64_000,
    "grouped digits": "1,000," * 10_000,
    "points": "1.000." * 10_000,
    "spaces": "budget " + " " * 60_000 + "is $5",
    "negators": "no " * 20_000,
    "number words": "one hundred and " * 4_000,
    "currency": "$1 " * 20_000,
    "one sentence": "churn, kafka, p95 200 ms, us-east-1 and " * 1_500,
    "brackets": "(" * 30_000 + "a" + ")" * 30_000,
    "bullets": "- a\n" * 15_000,
    "hyphens": "a-" * 30_000,
    "regions": "us-east-" * 8_000,
    "articles": "a second " * 7_000,
}


@pytest.mark.parametrize(
    ("brief", "code"),
    [
        ("", "empty"),
        (" \n\t ", "empty"),
        ("1234 5678 %", "empty"),
        ("a" * 1_000_000, "too_large"),
        ("é" * (MAX_BYTES // 2 + 1), "too_large"),
        ("PK\x03\x04\x00\x00binary", "not_text"),
        ("\x01\x02\x03\x04\x05 words here", "not_text"),
        ("half a pair \ud800\ud800\ud800 here", "not_text"),
    ],
)
def test_bad_input_is_refused(brief: str, code: str) -> None:
    with pytest.raises(BriefError) as refused:
        extract(brief)
    assert refused.value.code == code
    assert refused.value.message


@pytest.mark.parametrize(
    "brief",
    [
        "Wir möchten jede Nacht die Kündigungen unserer Kunden vorhersagen und brauchen dafür eine Lösung auf AWS.",
        "Nous voulons prédire chaque nuit les résiliations de nos clients et nous avons besoin d'une solution sur AWS.",
        "Queremos predecir cada noche qué clientes van a cancelar y necesitamos una solución en AWS para los datos.",
        "私たちは毎晩顧客の解約を予測したいと考えています。AWSで動かす必要があります。",
    ],
)
def test_other_languages_get_a_clear_answer(brief: str) -> None:
    with pytest.raises(BriefError) as refused:
        extract(brief)
    assert refused.value.code == "unsupported_language"
    assert "English" in refused.value.message


@pytest.mark.parametrize("name", ADVERSARIAL)
def test_hostile_text_is_read_in_bounded_time(name: str) -> None:
    """In processor time, of which a busy machine does not take more; patterns are compiled once, before."""
    extract("Churn scores every night for 500 customers on AWS.")
    begun = time.process_time()
    extract("Churn scores. " + ADVERSARIAL[name])
    assert time.process_time() - begun < 10


def test_a_usual_brief_is_fast() -> None:
    """In processor time: what else the machine does is not the reader's."""
    brief = "Nightly churn scores on AWS eu-west-1 for 500k customers, data must stay in the EU, $300 a month. " * 20
    extract(brief)
    timings = []
    for _ in range(5):
        begun = time.process_time()
        extract(brief)
        timings.append(time.process_time() - begun)
    assert min(timings) < 0.25


@pytest.mark.parametrize("letter", [c for c in map(chr, range(128, 0x3000)) if re.fullmatch("[a-z]", c, re.IGNORECASE)])
def test_letters_that_match_ascii_without_being_ascii_are_read_as_ascii(letter: str) -> None:
    """`İstanbul` and `ıstanbul` name a place; the letters are found by asking what matches where case is ignored."""
    plain = next(c for c in string.ascii_lowercase if re.fullmatch(c, letter, re.IGNORECASE))
    brief = "Churn of subscribers in Istanbul and Frankfurt, scored nightly with Kafka, 300 ms, $900 a month."
    written = brief.replace(plain, letter).replace(plain.upper(), letter)
    assert facts(written) == facts(brief)


def facts(brief: str) -> dict[str, object]:
    """Without what is asked for, which is quoted as it is written."""
    return {path: fact.value for path, fact in extract(brief).constraints.leaves() if path != "project.asked"}
