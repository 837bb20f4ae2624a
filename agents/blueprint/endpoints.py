"""How callers reach predictions: protocol, sign-in and the rate that is let through."""

from __future__ import annotations

from typing import Literal

from agents.vocabulary import WAITING, rate
from core.constraints import Strict
from templates.workload.model import Workload

LEAST_LIMIT_RPS, LIMIT_FACTOR = 5.0, 1.5  # a caller that sends by the batch is no attack
SHARED = "one caller may take all of it, from 20 callers on each at most a tenth"
A_PERSON = "each person signed in 10 a minute"
UNLIMITED = "not applicable"


class Endpoints(Strict):
    """`local`: on the device, where what takes the verdict stands beside it."""

    protocol: Literal["http", "grpc", "queue", "table", "local", "none"]
    auth: Literal["iam", "oidc", "api_key", "mtls"]
    public: bool
    waf: bool
    rate_limit: str


def endpoints(work: Workload, cloud: str) -> Endpoints:
    """Internal by default: nothing in a brief is read as a wish for a public endpoint."""
    if work.mode == "edge":
        return _internal("local", "mtls", UNLIMITED)
    if work.mode not in WAITING:
        return _internal("queue" if work.mode == "async" else "table", "iam", UNLIMITED)
    most = max(LEAST_LIMIT_RPS, LIMIT_FACTOR * work.rps_peak)
    limit = f"{rate(most)} in all; {SHARED if not work.tokens_in else A_PERSON}"
    return _internal("http", "mtls" if cloud == "k8s" else "oidc", limit)


def _internal(
    protocol: Literal["http", "queue", "table", "local"], auth: Literal["iam", "oidc", "mtls"], limit: str
) -> Endpoints:
    return Endpoints(protocol=protocol, auth=auth, public=False, waf=False, rate_limit=limit)
