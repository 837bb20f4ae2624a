"""The numbers of labelled briefs as examples: the signs of each, and the field it is the value of, or none."""

from __future__ import annotations

from agents.intake import extraction, text
from agents.intake.counting import quantities
from agents.intake.counting.quantity import Quantity
from agents.intake.fitted import figures
from bench.eval.cases import Case
from bench.eval.scoring import matches
from bench.fit.logistic import Example, Settings

SETTINGS = Settings(most=4000, rounds=10, decay=0.005, least=0.25)


def examples(case: Case) -> list[Example]:
    """One example a number; none where two fields have its value, or it may be one that is left open."""
    document = text.read(case.brief)
    labels = {**case.stated, **case.inferred}
    read = extraction.read(document)
    domain = next((str(m.value) for m in read if m.field == "project.domain"), "")
    found = []
    for quantity in figures.every(document, quantities.scan(document.text)):
        meant = [field for field, value in _values(quantity).items() if matches(labels.get(field), value)]
        left_open = not meant and not _values(quantity).keys().isdisjoint(case.ignore)
        if len(meant) <= 1 and not left_open:
            found.append((figures.signs(document, quantity, domain), meant[0] if meant else figures.NONE))
    return found


def _values(quantity: Quantity) -> dict[str, float]:
    """Field → the number in that field's unit, for all it may be."""
    return {field: quantity.value * factor for field, factor in figures.fields(figures.kind(quantity)).items()}
