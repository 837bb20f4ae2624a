from __future__ import annotations

import pytest

from core.figures import dimension, figure


@pytest.mark.parametrize(
    ("value", "said"),
    [(12000.0, "12,000"), (41.66667, "41.667"), (99.999, "99.999"), (0.5, "0.5"), (0, "0"), (1e6, "1,000,000"),
     (0.0004, "0.0004"), (3.0, "3")],
)  # fmt: skip
def test_numbers_in_sentences_have_no_exponent(value: float, said: str) -> None:
    assert figure(value) == said


def test_units_are_written_as_units() -> None:
    assert dimension("active_gb_month") == "active GB month"
    assert dimension("vcpu hour x86") == "vCPU hour x86"
    assert dimension("m7i.xlarge") == "m7i.xlarge"
