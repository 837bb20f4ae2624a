"""What the API tells of a run in which a model was asked: whose choice stands, why, and what it was shown."""

from __future__ import annotations

import json
from typing import Any

import pytest

from agents.models.language_model import Prompt, Refused
from api.schemas.agent_runs import Account, public
from tests.agents.models.hostile import contrary, liar, options
from tests.agents.providers.test_refining import ran, run


def account(says: Any, agent: str = "tech_stack") -> Account:
    _, ledger, _ = run("churn", says)
    metas = dict(zip([card["agent"] for card in ledger.cards], ledger.metas, strict=True))
    return Account.model_validate(public(metas[agent].account))


def registrar(prompt: Prompt[Any]) -> str:
    if prompt.role == "critic":
        return "{}"
    found = [c for c in options(prompt) if c["role"] == "govern.registry"]
    chosen = [{"role": c["role"], "pattern_id": c["options"][0]["option"], "reason": "It is known."} for c in found]
    return json.dumps(
        {"choices": chosen, "risks": [{"risk": "Two registries live side by side.", "mitigation": "Move once."}]}
    )


def test_a_choice_that_stands_is_the_models_with_its_reason() -> None:
    told = account(registrar)
    assert (told.outcome, told.stands) == ("answered", "model")
    assert told.choices[0].startswith("govern.registry: ")
    assert told.choices[0].endswith("It is known.")
    assert told.added == 1
    assert told.calls == 1
    assert told.tokens["out"] > 0
    assert {part.title for part in told.shown} >= {"project", "draft"}
    assert told.prompt_tokens is not None
    assert told.budget_tokens is not None
    assert 0 < told.prompt_tokens <= told.budget_tokens


def test_words_alone_leave_the_experts_choice_standing() -> None:
    told = account(liar)
    assert (told.outcome, told.stands, told.choices, told.added) == ("answered", "expert", [], 0)
    assert told.kept_out


def test_a_refusal_leaves_the_experts_choice_and_says_why() -> None:
    def refuses(_: Prompt[Any]) -> str:
        raise Refused("not this one")

    told = account(refuses)
    assert (told.outcome, told.stands, told.detail) == ("refused", "expert", "not this one")


def test_a_reading_that_asks_for_another_option_is_the_models_choice() -> None:
    _, ledger = ran("churn", contrary)
    metas = [
        m for c, m in zip(ledger.cards, ledger.metas, strict=True) if c["agent"] in ("technical_critic", "cost_critic")
    ]
    told = [Account.model_validate(public(meta.account)) for meta in metas]
    assert all(one.added > 0 for one in told)
    assert all(one.stands == ("model" if one.choices else "expert") for one in told)


@pytest.mark.parametrize("kept", [{}, {"outcome": ""}])
def test_where_no_model_was_asked_there_is_no_account(kept: dict[str, str]) -> None:
    assert public(kept) is None
