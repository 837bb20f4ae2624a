"""What is built is paid for, and what is paid for is built: every archetype on every cloud.

`templates/prices/built` says which price pays for which resource type. What a declaration may make none of, interface
endpoints and addresses, is counted from the values the environment passes.
"""

from __future__ import annotations

import re
from functools import cache

import pytest

from core.costs import CostEstimate
from templates.catalog.load import catalog
from tests.matrix import billing
from tests.matrix.combinations import EVERY_PATTERN, Combination, combinations, in_turn, planned
from tests.matrix.stacks import CLOUDS, everything

PLANNED = [c for c in combinations() if c.archetype != EVERY_PATTERN]
ON_AWS = [c for c in PLANNED if c.cloud in ("aws", "multi")]
ON_AZURE = [c for c in PLANNED if c.cloud == "azure"]
design = cache(planned)


@pytest.mark.parametrize("combination", in_turn(PLANNED))
def test_what_is_built_is_paid_and_what_is_paid_is_built(combination: Combination) -> None:
    plan, estimate, files = design(combination)
    kinds, keys = billing.built(files), billing.paid(plan, estimate)
    assert billing.unclassified(kinds) == []
    assert billing.unpaid(kinds, keys) == []
    assert billing.unbuilt(kinds, keys) == []


@pytest.mark.parametrize("cloud", CLOUDS)
def test_every_resource_type_of_the_catalogue_is_classified(cloud: str) -> None:
    assert billing.unclassified(billing.built(everything(cloud))) == []


def test_every_price_that_pays_for_a_resource_is_in_the_book() -> None:
    begin = {key for keys in billing.payers().values() for key in keys} - {"llm"}
    assert sorted(key for key in begin if not any(price.startswith(key) for price in catalog().prices)) == []


@pytest.mark.parametrize("combination", in_turn(ON_AWS))
def test_interface_endpoints_are_counted_as_they_are_built(combination: Combination) -> None:
    _, estimate, files = design(combination)
    zones = int(_value(files["infra/envs/prod/main.tf"], "endpoint_zone_count"))
    listed = _value(files["infra/stack/main.tf"], "interface_endpoints")
    assert _quantity(estimate, "endpoints") == listed.count('"') // 2 * zones


@pytest.mark.parametrize("combination", in_turn(ON_AWS))
def test_addresses_are_paid_where_the_network_is_open(combination: Combination) -> None:
    plan, estimate, files = design(combination)
    is_open = _value(files["infra/stack/main.tf"], "open") == "true"
    assert is_open == ("aws.ec2.public_ipv4_hour" in billing.paid(plan, estimate))


@pytest.mark.parametrize("combination", in_turn(ON_AZURE))
def test_private_endpoints_are_counted_as_they_are_built(combination: Combination) -> None:
    _, estimate, files = design(combination)
    assert _quantity(estimate, "endpoints") == len(_endpoints(files))


@pytest.mark.parametrize("combination", [c for c in ON_AZURE if c.archetype in ("low_data_poc", "batch_tabular.small")])
def test_a_small_budget_for_names_and_addresses_pays_for_no_private_endpoint(combination: Combination) -> None:
    _, estimate, files = design(combination)
    assert _endpoints(files) == []
    assert _quantity(estimate, "zones") == 0
    assert not {"registry", "endpoints"} & {line.line_id.rsplit("/", 1)[-1] for line in estimate.lines}


@pytest.mark.parametrize("combination", in_turn(ON_AZURE))
def test_private_zones_are_counted_as_they_are_built(combination: Combination) -> None:
    _, estimate, files = design(combination)
    listed = _value(files["infra/stack/main.tf"], "zones")
    own = sum(_own_zones(files, module) for module in _placed(files))
    assert _quantity(estimate, "zones") == listed.count('"') // 2 + own


def test_a_type_nobody_pays_for_and_a_price_nobody_builds_are_found() -> None:
    kinds = {"aws_db_instance", "aws_iam_role"}
    assert billing.unpaid(kinds, {"aws.s3.standard_gb_month"}) == ["aws_db_instance"]
    assert billing.unbuilt(kinds, {"aws.rds.db.t4g.micro", "aws.dms.dcu_hour"}) == ["aws.dms.dcu_hour"]
    assert billing.unclassified({"aws_made_up"}) == ["aws_made_up"]


def _value(text: bytes, name: str) -> str:
    found = re.search(rf"^  {name}\s+= (.*)$", text.decode(), re.MULTILINE)
    assert found, name
    return found[1]


def _quantity(estimate: CostEstimate, name: str) -> float:
    return sum(line.quantity for line in estimate.lines if line.component_id == "govern.access"
               and line.line_id.endswith(f"/{name}"))  # fmt: skip


def _endpoints(files: dict[str, bytes]) -> list[str]:
    """Private endpoints that the production environment makes: calls of their module, with those of every kind."""
    is_open = _value(files["infra/stack/main.tf"], "open") == "true"
    return [name for place in _placed(files) for name in _made(files, place, is_open)]


def _own_zones(files: dict[str, bytes], module: str) -> int:
    """DNS zones a module makes for itself."""
    text = "\n".join(b.decode() for p, b in files.items() if p.startswith(f"infra/modules/{module}/"))
    return len(re.findall(r'source\s*= "\.\./dns_zone"', text))


def _placed(files: dict[str, bytes]) -> list[str]:
    """Modules the stack calls, once for each call."""
    stack = "\n".join(body.decode() for path, body in files.items() if path.startswith("infra/stack/"))
    return re.findall(r'source\s*= "\.\./modules/(\w+)"', stack)


def _made(files: dict[str, bytes], module: str, is_open: bool, kinds: int = 1) -> list[str]:
    """One entry an endpoint that a call of `module` makes; `kinds`: how many its own loop makes."""
    text = "\n".join(b.decode() for p, b in files.items() if p.startswith(f"infra/modules/{module}/"))
    found: list[str] = []
    for block in re.findall(r'^module "\w+" \{\n(.*?)^\}', text, re.MULTILINE | re.DOTALL):
        source = re.search(r'source\s*= "\.\./(\w+)"', block)
        listed = re.search(r"kinds\s*= \[(.*)\]", block)
        if is_open and re.search(r"= (var\.reach\.open \? 0 : 1|toset\(var\.reach\.open \? \[\] : )", block):
            continue
        if source and source[1] == "private_endpoint":
            found += [module] * (kinds if "for_each" in block else 1)
        elif source:
            inner = is_open and "reach = { open = false," not in re.sub(r" +", " ", block)
            found += _made(files, source[1], inner, listed[1].count('"') // 2 if listed else 1)
    return found
