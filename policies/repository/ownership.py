"""Who pays and who answers: budget alerts and the tags that name an owner."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from policies.repository.terraform import Block, Terraform, labelled, meant

TAGS = ("owner", "env", "cost-center", "data-class")


def budget_alerts(terraform: Terraform) -> list[str]:
    """Thresholds of budget resources in percent, as text, e.g. ["100", "50", "80"]."""
    budgets = [r for r in terraform.resources if "budget" in r.kind]
    found = {number for budget in budgets for number in _thresholds(budget.body, budget.names)}
    return sorted(f"{number * 100 if number <= 2 else number:g}" for number in found)


def _thresholds(body: Block, names: Mapping[str, Any]) -> Iterator[float]:
    for key in ("notification", "threshold_rules"):
        for block in body.get(key, []):
            value = block.get("threshold", block.get("threshold_percent"))
            yield from [float(value)] if isinstance(value, int | float) else []
    for _, dynamic in labelled(body.get("dynamic", [])):
        yield from _numbers(dynamic.get("for_each"), names)


def _numbers(value: Any, names: Mapping[str, Any]) -> list[float]:
    """Numbers of a list, or of the variable or local that a text such as `${toset(var.alerts)}` names."""
    if isinstance(value, str):
        named = [_numbers(item, names) for item in meant(value, names)]
        return [n for numbers in named for n in numbers] or [float(n) for n in re.findall(r"\b\d+(?:\.\d+)?\b", value)]
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else [value]
    return [float(item) for item in items if str(item).replace(".", "", 1).isdigit()]


def missing_tags(terraform: Terraform) -> list[str]:
    """Required tags that neither default tags, default labels nor the shared tags of Azure resources set."""
    found: set[str] = set()
    for provider in terraform.providers:
        defaults = [block.get("tags") for block in provider.body.get("default_tags", [])]
        for tags in (*defaults, provider.body.get("default_labels")):
            found |= _keys(tags, provider.names)
    for resource in (r for r in terraform.resources if not r.looked_up):
        if resource.kind.startswith(("azurerm_", "azapi_")):
            found |= _keys(resource.body.get("tags"), resource.names)
    return [tag for tag in TAGS if tag not in found]


def _keys(value: Any, names: Mapping[str, Any]) -> set[str]:
    if isinstance(value, dict):
        return {_tag(key) for key in value}
    if not isinstance(value, str):
        return set()
    named = [_keys(item, names) for item in meant(value, names)]
    inline = re.findall(r"""["']?([\w-]+)["']?\s*[=:]""", value)
    return {key for keys in named for key in keys} | {_tag(key) for key in inline}


def _tag(key: str) -> str:
    """`Cost_Center` → cost-center, `environment` → env."""
    name = key.replace("_", "-").lower()
    return "env" if name == "environment" else name
