"""What a broker takes is only landed where nothing works on it as it comes."""

from __future__ import annotations

import pytest

from core.landing import only_landed


@pytest.mark.parametrize(
    ("roles", "landed"),
    [
        ({"ingest.stream", "store.lake", "serve.batch"}, True),
        ({"ingest.batch", "store.lake", "serve.batch"}, False),
        ({"ingest.stream", "transform.stream", "serve.batch"}, False),
        ({"ingest.stream", "feature.online", "serve.batch"}, True),
        ({"ingest.stream", "feature.online", "serve.online"}, True),
        ({"ingest.stream", "transform.stream", "feature.online", "serve.online"}, False),
        ({"ingest.stream", "store.lake", "serve.online"}, False),
    ],
)
def test_what_nothing_works_on_as_it_comes_is_landed(roles: set[str], landed: bool) -> None:
    assert only_landed(roles) is landed
