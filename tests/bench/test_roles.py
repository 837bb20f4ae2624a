"""What a label says of a role, held against what fills it."""

from __future__ import annotations

import pytest

from bench.eval import planned
from templates.catalog.load import catalog


@pytest.mark.parametrize(
    ("role", "pattern", "asked", "held"),
    [
        ("serve.online", "aws.serve.ecs_fargate_fastapi", "serve.online", True),
        ("serve.online", "aws.serve.ecs_fargate_fastapi", "serve", True),
        ("serve.online", "aws.serve.ecs_fargate_fastapi", "serve.batch", False),
        ("serve.online", "any.serve.embedded_lowlat", "serve.embedded", True),
        ("feature.online", "any.feature.kv_lookup", "feature.online", True),
        ("feature.online", "any.feature.none_in_request", "feature.online", False),
    ],
)
def test_a_role_is_held_by_what_is_built_in_it(role: str, pattern: str, asked: str, held: bool) -> None:
    assert planned.holds(planned.built({role: pattern}), asked) is held


def test_every_pattern_the_judge_names_is_in_the_catalogue() -> None:
    known = set(catalog().patterns)
    assert {name for kind in planned.page_ids().values() for name in kind} <= known
