from __future__ import annotations

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api.rate_limits import MAX_BUCKETS, Limits
from tests.api.auth.conftest import new_browser, sign_in
from tests.api.auth.identity_provider import IdentityProvider


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_bucket_empties_refuses_and_refills_evenly() -> None:
    clock = Clock()
    limits = Limits({"writes": 60}, clock)
    assert [limits.spend("a", "writes").refused for _ in range(61)] == [False] * 60 + [True]
    assert not limits.spend("b", "writes").refused
    clock.now = 1.0
    assert not limits.spend("a", "writes").refused
    assert limits.spend("a", "writes").headers()["Retry-After"] == "1"
    clock.now = 1000.0
    assert limits.spend("a", "writes").remaining == 59


def test_memory_is_bounded() -> None:
    limits = Limits({"reads": 5})
    for number in range(MAX_BUCKETS + 10):
        limits.spend(str(number), "reads")
    assert len(limits._buckets) == MAX_BUCKETS


def test_answers_say_what_is_left_and_429_comes_with_a_wait(
    oidc_app: FastAPI, browser: TestClient, idp: IdentityProvider
) -> None:
    oidc_app.state.limits = Limits({"reads": 3, "writes": 2, "logins": 30})
    sign_in(browser, idp)
    answers = [browser.get("/auth/me") for _ in range(4)]
    assert [a.status_code for a in answers] == [200, 200, 200, 429]
    assert answers[0].headers["ratelimit-policy"] == '"reads";q=3;w=60'
    assert answers[0].headers["ratelimit"].startswith('"reads";r=2;t=')
    assert answers[3].json()["code"] == "too_many_requests"
    assert 1 <= int(answers[3].headers["retry-after"]) <= 20
    with new_browser(oidc_app) as other:
        sign_in(other, idp, "bob")
        assert other.get("/auth/me").status_code == 200


@pytest.mark.parametrize("path", ["/auth/login", "/auth/callback"])
def test_sign_in_is_limited_by_address(oidc_app: FastAPI, browser: TestClient, path: str) -> None:
    oidc_app.state.limits = Limits({"reads": 3, "writes": 2, "logins": 2})
    assert [browser.get(path).status_code for _ in range(3)][2] == 429
