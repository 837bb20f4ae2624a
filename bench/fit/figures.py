"""The numbers of labelled briefs as examples: the signs of each, and the field it is the value of, or none.

Beside the briefs the statements of `statements/figures.tsv`, where double brackets mark the number that is meant.
"""

from __future__ import annotations

from pathlib import Path

from agents.intake import extraction, text
from agents.intake.counting import quantities
from agents.intake.fitted import figures
from agents.intake.readers import horizons
from bench.eval.cases import Case
from bench.eval.scoring import YOUNGER, matches
from bench.fit.logistic import Example, Settings

SETTINGS = Settings(prior=0.5)
STATEMENTS = Path(__file__).parent / "statements" / "figures.tsv"
UNSEEN = STATEMENTS.with_name("figures_unseen.tsv")  # for a look at the weights: they are never fitted to it
OPEN, SHUT = "[[", "]]"


def examples(case: Case) -> list[Example]:
    """One example a number; none where two fields have its value, or it may be one that is left open."""
    document = text.read(case.brief)
    labels = {**case.stated, **case.inferred}
    told = extraction.told(document)
    domain = next((str(m.value) for m in told if m.field == "project.domain"), "")
    unlabelled = [m for m in (*told, *horizons.read(document, told)) if m.field in YOUNGER and m.field not in labels]
    found = []
    for quantity in figures.every(document, quantities.scan(document.text)):
        meant = [field for field, value in figures.meanings(quantity).items() if matches(labels.get(field), value)]
        unsaid = any(m.start < quantity.end and quantity.start < m.end for m in unlabelled)
        left_open = not meant and (unsaid or not figures.meanings(quantity).keys().isdisjoint(case.ignore))
        if len(meant) <= 1 and not left_open:
            found.append(Example(figures.features(document, quantity, domain), meant[0] if meant else figures.NONE))
    return found


def statements() -> list[Example]:
    """One example a line: the field, a tab, the statement; none where the number has no unit its field can have."""
    lines = (line.split("\t") for line in STATEMENTS.read_text(encoding="utf-8").splitlines())
    return [example for field, said in lines if (example := marked(field, said))]


def marked(field: str, said: str) -> Example | None:
    """The marked number of a statement. Raises ValueError where none is marked."""
    at = said.index(OPEN)
    document = text.read(said.replace(OPEN, "").replace(SHUT, ""))
    amounts = figures.every(document, quantities.scan(document.text))
    meant = next((q for q in amounts if q.start <= at < q.end or at <= q.start < said.index(SHUT) - len(OPEN)), None)
    if meant is None or field not in {*figures.meanings(meant), figures.NONE}:
        return None
    return Example(figures.features(document, meant, ""), field)
