"""What devices send is only landed where a list is all that is made of it."""

from __future__ import annotations

import pytest

from core.landing import only_landed


@pytest.mark.parametrize(
    ("roles", "landed"),
    [
        ({"ingest.stream", "store.lake", "serve.batch"}, True),
        ({"ingest.batch", "store.lake", "serve.batch"}, False),
        ({"ingest.stream", "transform.stream", "serve.batch"}, False),
        ({"ingest.stream", "feature.online", "serve.batch"}, False),
        ({"ingest.stream", "store.lake", "serve.online"}, False),
    ],
)
def test_a_list_from_a_broker_without_anything_beside_it_is_landed(roles: set[str], landed: bool) -> None:
    assert only_landed(roles) is landed
