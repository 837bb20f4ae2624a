"""Labelled briefs as examples of ways of serving: the signs of the text and of its facts, and how results come."""

from __future__ import annotations

from pathlib import Path

import yaml

from agents.intake import extraction, text
from agents.intake.meaning import terms, ways_of_serving
from agents.intake.meaning.scene import Scene
from agents.intake.readers import serving
from bench.eval.cases import Case
from bench.fit.logistic import Example, Settings

SETTINGS = Settings(most=200, decay=0.01, rounds=20, least=0.05)
STATEMENTS = Path(__file__).with_name("statements.yaml")


def statements() -> list[Case]:
    """Short statements as cases."""
    rows = yaml.safe_load(STATEMENTS.read_text(encoding="utf-8"))
    return [Case(f"statement_{n}", "base", text, {serving.FIELD: mode}) for n, (mode, text) in enumerate(rows)]


def examples(case: Case) -> list[Example]:
    """One example a brief that is labelled with its way of serving and gives a sign of it."""
    label = {**case.stated, **case.inferred}.get(serving.FIELD)
    if label is None or serving.FIELD in case.ignore:
        return []
    document = text.read(case.brief)
    told = serving.signs(Scene(document, terms.find(document)))
    others = [mention for mention in extraction.read(document) if mention.field != serving.FIELD]
    signs = frozenset([*told, *ways_of_serving.of_facts(serving.facts(others))])
    return [(signs, str(label))] if signs else []
