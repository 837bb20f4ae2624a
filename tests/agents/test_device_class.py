"""The class of a medical device is taken from the brief; where none is told it is presumed, which settles nothing."""

from __future__ import annotations

import pytest

from agents.blueprint.device_class import device_class
from agents.blueprint.setting import Setting
from agents.intake import extract

BRIEF = "Lung nodules on chest CT are marked for the radiologist, who decides, on Azure in westeurope. GDPR. {told}"
TOLD = {
    "The software is class IIa under the MDR.": "MDR IIa",
    "It is a medical device of class IIb under the MDR.": "MDR IIb",
    "MDR: class IIa": "MDR IIa",
    "GDPR and MDR (the product is class III).": "MDR III",
    "FDA class II is settled.": "FDA II",
    "The model is approved as a medical device and frozen.": "authorised",
    "Its 510(k) clearance is in hand.": "authorised",
    "CE-marked model, locked.": "authorised",
    "The device licence has been granted, so we are authorised to use it clinically.": "authorised",
    "Health Canada has licensed the device.": "authorised",
    "Its use on patients is permitted by the ministry.": "authorised",
}
OPEN = [
    "The product falls under the MDR.",
    "CE marking under the MDR is being pursued.",
    "It will count as a medical device, the MDR applies.",
    "We shall not apply for CE marking as a medical device.",
    "We are not yet authorised to use it clinically, the device licence has not been granted.",
    "We hope to be authorised for clinical use in 2028.",
    "Our nurses are class II certified drivers.",
]

IN_EU = Setting(
    shape="medical_imaging", use="medical_imaging", subject="", risk="high", areas=frozenset({"eu"}),
    countries=frozenset({"DE"}), regimes=frozenset(), named=frozenset(), classes=frozenset({"phi"}),
)  # fmt: skip


@pytest.mark.parametrize("sentence", TOLD)
def test_the_class_is_taken_from_the_brief(sentence: str) -> None:
    fact = extract(BRIEF.format(told=sentence)).constraints.project.device_class
    assert fact is not None
    assert fact.value == TOLD[sentence]


@pytest.mark.parametrize("sentence", OPEN)
def test_a_class_that_is_still_to_come_is_none(sentence: str) -> None:
    assert extract(BRIEF.format(told=sentence)).constraints.project.device_class is None


def test_what_is_told_is_settled_and_what_is_presumed_is_not() -> None:
    told = device_class(IN_EU, "in", "MDR IIa")
    presumed = device_class(IN_EU, "in", None)
    assert told == "MDR IIa, as the brief says"
    assert presumed is not None
    assert "to be confirmed" in presumed
    assert device_class(IN_EU.model_copy(update={"shape": "online_tabular"}), "in", "MDR IIa") is None
