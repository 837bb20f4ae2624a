"""A provider's key comes from the server's settings, stays there, and chooses nobody by itself."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from agents.models.guards import Meter
from agents.providers import chosen
from agents.providers.expert import ExpertProvider
from api.installation import describe
from core.settings import Settings

DOCUMENT = Path(__file__).parents[3] / "web" / "api" / "openapi.json"
CANARY = "canary-key-of-a-provider"
VENDOR = re.compile(r"anthropic|openai|provider_(?:key|secret|token)|model_key|base_url", re.I)


def settings(**given: Any) -> Settings:
    return Settings(env="test", **given)


def taken_in(document: dict[str, Any]) -> Iterator[str]:
    """Names of everything a request can carry: parameters, and properties of bodies with what they refer to."""
    for methods in document["paths"].values():
        for route in methods.values():
            if isinstance(route, dict):
                yield from (p["name"] for p in route.get("parameters", []) if "name" in p)
                yield from _properties(route.get("requestBody", {}), document, set())


def _properties(node: Any, document: dict[str, Any], seen: set[str]) -> Iterator[str]:
    if isinstance(node, list):
        for item in node:
            yield from _properties(item, document, seen)
    if not isinstance(node, dict):
        return
    reference = node.get("$ref", "")
    if reference and reference not in seen:
        seen.add(reference)
        yield from _properties(document["components"]["schemas"][reference.rpartition("/")[2]], document, seen)
    yield from node.get("properties", {})
    for child in node.values():
        yield from _properties(child, document, seen)


def test_no_route_takes_a_providers_key_or_address() -> None:
    names = set(taken_in(json.loads(DOCUMENT.read_text())))
    assert {"text", "cap_usd"} <= names  # the walk finds what routes do take
    assert [name for name in names if VENDOR.search(name)] == []


def test_what_an_installation_says_of_itself_holds_no_key() -> None:
    wired = settings(provider="anthropic", anthropic_api_key=SecretStr(CANARY), openai_api_key=SecretStr(CANARY))
    assert CANARY not in describe(wired, "1").model_dump_json()
    assert CANARY not in repr(wired)
    assert CANARY not in wired.model_dump_json()


def test_a_key_in_the_environment_chooses_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANTHROPIC_API_KEY", CANARY)
    monkeypatch.setenv("OPENAI_API_KEY", CANARY)
    found = settings()
    assert (found.provider, found.codegen) == ("expert", "template")
    assert chosen.language_model(found) is None
    assert isinstance(chosen.provider(found, Meter()), ExpertProvider)


@pytest.mark.parametrize("given", [{"provider": "anthropic"}, {"provider": "openai"}, {"codegen": "claude_code"}])
def test_a_provider_without_its_key_is_refused_before_anything_starts(given: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="API_KEY"):
        settings(**given)


def test_a_server_of_ones_own_needs_no_key() -> None:
    wired = settings(provider="openai", provider_base_url="http://127.0.0.1:11434/v1")
    model = chosen.language_model(wired)
    assert model is not None
    assert model.role("planner").price is None
