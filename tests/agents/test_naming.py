"""A design speaks of what the brief speaks of: parcels stay parcels."""

from __future__ import annotations

import pytest

from agents import naming
from agents.expertise.model import expertise
from core.constraints import Constraints, Data, Fact, Throughput

KNOWN = expertise("batch_tabular")


@pytest.mark.parametrize(
    ("many", "one"),
    [("parcels", "parcel"), ("policies", "policy"), ("series", "series"), ("boxes", "box"), ("branches", "branch"),
     ("cash machines", "cash machine"), ("addresses", "address"), ("staff", "staff")],
)  # fmt: skip
def test_one_of_many(many: str, one: str) -> None:
    assert naming.singular(many) == one


@pytest.mark.parametrize("one", ["parcel", "policy", "series", "box", "branch"])
def test_many_of_one_and_back(one: str) -> None:
    assert naming.singular(naming.plural(one)) == one


def test_the_title_counts_in_the_words_of_the_brief() -> None:
    counted = Constraints(data=Data(entities=Fact(value=2300.0, unit="parcels")))
    bare = Constraints(data=Data(entities=Fact(value=2300.0)))
    assert naming.name(counted, KNOWN).endswith("for 2,300 parcels")
    assert naming.name(bare, KNOWN).endswith(f"for 2,300 {naming.plural(KNOWN.entity)}")


@pytest.mark.parametrize(
    ("archetype", "noun"), [("cv_edge", "pictures"), ("asr_calls", "calls"), ("batch_llm_documents", "documents")]
)
def test_what_comes_in_is_called_what_it_is(archetype: str, noun: str) -> None:
    load = Constraints(throughput=Throughput(docs_per_day=Fact(value=22_000.0)))
    assert naming.name(load, expertise(archetype)).endswith(f"for 22,000 {noun} a day")
