from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from core.canonical import canonical, plain, sha256_json

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(JSON)
def test_the_hash_survives_a_round_trip(value: Any) -> None:
    assert sha256_json(json.loads(canonical(value))) == sha256_json(value)


@given(JSON)
def test_plain_is_stable_and_storable(value: Any) -> None:
    once = plain(value)
    assert plain(once) == once
    assert "\\u0000" not in json.dumps(once)


def test_order_of_keys_does_not_matter_and_decimals_keep_their_digits() -> None:
    assert canonical({"b": 1, "a": Decimal("1.50")}) == b'{"a":"1.50","b":1}'
    assert sha256_json({"a": 1, "b": 2}) == sha256_json({"b": 2, "a": 1})
