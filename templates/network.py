"""What a design reaches privately on AWS, and in how many zones: one figure for the price and for the Terraform.

A private network has an interface endpoint for every service that is called. In an open one containers call AWS from
public addresses of their own, and endpoints serve only what runs in a subnet without one, such as a function.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import yaml

from core.plan import Component

PATTERNS = Path(__file__).parent / "patterns"
# Every container fetches its image, writes its log, reads its secrets and signs in.
ALWAYS = ("ecr.api", "ecr.dkr", "logs", "secretsmanager", "sts")
WAITED_FOR = ("serve.online", "serve.async", "serve.llm")


def services(components: Iterable[Component], *, private: bool) -> list[str]:
    """AWS services with an interface endpoint, sorted; `private`: nothing in the network has a public address."""
    known = [_listed(c.built_as) for c in components]
    called = {*ALWAYS, *(name for facts in known for name in facts.get("services", ()))}
    if private:
        return sorted(called)
    return sorted(called & {name for facts in known for name in facts.get("without_address", ())})


def subnet_zones(components: Iterable[Component]) -> int:
    """Zones with a private subnet: those the service runs in, and two at least, as load balancers and databases ask."""
    kept = [zones for c in components if isinstance(zones := c.params.get("zones"), int)]
    return max(2, *kept, 2)


def endpoint_zones(components: Iterable[Component]) -> int:
    """Zones an interface endpoint stands in: those that what is waited for is spread over, one where nobody waits.

    The other subnets reach it there; a service that may be away as long as its one zone gains nothing from a second.
    """
    kept = [zones for c in components if c.role in WAITED_FOR and isinstance(zones := c.params.get("zones"), int)]
    return max([1, *kept])


@cache
def _listed(pattern_id: str) -> dict[str, list[str]]:
    """`services` that callers of the pattern reach, and those it reaches itself `without_address`."""
    owner, capability, name = pattern_id.split(".", 2)
    infra = PATTERNS / owner / capability / name / "infra"
    path = infra / "aws" / "endpoints.yaml" if owner == "any" else infra / "endpoints.yaml"
    return dict(yaml.safe_load(path.read_text())) if path.is_file() else {}
