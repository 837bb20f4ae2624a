"""What is known of every archetype and variant holds together, and every variant is reached by some brief."""

from __future__ import annotations

import itertools
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from agents.expertise import choice
from agents.expertise.model import VARIANTS, Expertise, expertise
from agents.intake.words import FOLDER, load
from agents.selection import archetype
from core.constraints import Constraints
from templates.sizing import workload
from tests.agents.shapes import SHAPES, shaped

MODES = ("online", "batch", "async", "streaming")
Combination = tuple[str, tuple[str, ...]]
RULES = yaml.safe_load((Path(__file__).parent / "variants.yaml").read_text("utf-8"))


@cache
def reached() -> frozenset[Combination]:
    """Every archetype with the variants that some constraints lead to: use cases, subjects, ways of serving, counts."""
    found = {_led(shaped(shape, "aws")) for shape in SHAPES}
    for facts in [*_cases(), *RULES["beside"]]:
        found.add(_led(Constraints.model_validate(_facts(facts))))
    return frozenset(found)


def _cases() -> list[dict[str, Any]]:
    rows = {file.stem: _problem(file) for file in (FOLDER / "use_cases").glob("*.yaml")}
    subjects = load("subjects")
    counts: tuple[dict[str, float], ...] = ({}, {"positives": 120.0, "row_count": 9000.0})
    return [
        {
            "project": {"domain": case, **problem, **subject},
            "serving_mode": mode,
            "data": count,
        }
        for (case, problem), mode, count in itertools.product(rows.items(), MODES, counts)
        for subject in ({}, *({"subject": name} for name, told in subjects.items() if case in told["of"]))
    ]


def _problem(file: Path) -> dict[str, str]:
    return {"problem_type": yaml.safe_load(file.read_text("utf-8"))["problem_type"]}


def _facts(node: Any) -> Any:
    return {k: _facts(v) for k, v in node.items()} if isinstance(node, dict) else {"value": node}


def _led(constraints: Constraints) -> Combination:
    shape = archetype.choose(constraints, workload(constraints).rps_peak)[0]
    return shape, choice.variants(shape, constraints)


def known(combination: Combination) -> Expertise:
    return expertise(*combination)


def _said(one: Expertise) -> str:
    return one.model_dump_json(exclude={"enough": {"counted"}}).replace("_", " ")


def test_every_variant_is_reached() -> None:
    assert {name for _, names in reached() for name in names} == {path.stem for path in VARIANTS.glob("*.yaml")}


@pytest.mark.parametrize("combination", sorted(reached()), ids=lambda c: "+".join([c[0], *c[1]]))
class TestCombination:
    def test_what_judges_is_aimed_at_measured_and_watched(self, combination: Combination) -> None:
        one = known(combination)
        assert one.primary_metric in {metric.name for metric in one.metrics}
        assert one.primary_metric in one.offline_metrics
        assert any(m.needs_labels and one.primary_metric in m.name for m in one.monitors)
        assert any(not m.needs_labels for m in one.monitors)

    def test_features_belong_to_what_is_predicted_for(self, combination: Combination) -> None:
        one = known(combination)
        assert {feature.entity for feature in one.features} <= {one.entity, *one.related}

    def test_an_amount_is_spoken_of_as_an_amount(self, combination: Combination) -> None:
        one = known(combination)
        told = [word for word in RULES["of_classes"] if re.search(rf"\b{word}\b", _said(one), re.I)]
        assert one.answer != "amount" or not told
        assert one.answer == "amount" or "regression" not in combination[1]

    def test_words_of_a_trade_stand_where_they_belong(self, combination: Combination) -> None:
        shape, names = combination
        for row in RULES["trades"]:
            if not {shape, *names} & set(row["of"]):
                told = [word for word in row["words"] if re.search(rf"\b{word}\b", _said(known(combination)), re.I)]
                assert not told, f"{told} in {combination}"

    def test_what_is_counted_fits_the_answer(self, combination: Combination) -> None:
        one = known(combination)
        assert one.enough.counted in RULES["counted"][one.answer]
