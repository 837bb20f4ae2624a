"""What the settings page is told of the installation: who answers, for how much, by which rules, and no secret."""

from __future__ import annotations

from fastapi.testclient import TestClient
from pydantic import SecretStr

from api.glossary import missing, titles
from api.installation import describe
from api.schemas.agent_runs import Account, public
from core.reports import PolicyReport, PolicyResult
from core.settings import Settings
from tests.api.designs import a_plan


def test_the_expert_needs_no_model(client: TestClient) -> None:
    body = client.get("/installation").json()
    assert (body["provider"], body["models"]) == ("expert", [])
    assert body["caps"] == {"usd": 5.0, "tokens": 2_000_000, "run_s": 1200.0}
    builtin = body["packs"][0]
    assert builtin["name"] == "builtin"
    assert builtin["rules"] >= builtin["blocking"] > 0


def test_models_are_named_with_their_prices_and_no_key(settings: Settings) -> None:
    asked = {
        "provider": "anthropic",
        "anthropic_api_key": SecretStr("test-key"),
        "provider_base_url": "http://127.0.0.1:9",
    }
    shown = describe(settings.model_copy(update=asked), "0")
    planner = next(model for model in shown.models if model.role == "planner")
    assert (planner.usd_per_m_in, planner.usd_per_m_out) == (2.0, 10.0)
    assert shown.gateway
    assert "test-key" not in shown.model_dump_json()
    assert "127.0.0.1" not in shown.model_dump_json()


def test_undecided_rules_say_what_they_wait_for_and_where_it_is_stated() -> None:
    evidence = {"data.regimes": None, "data.personal": True, "models.missing": None}
    waits = PolicyResult(rule_id="PII-07", outcome="unknown", severity="block", message="", evidence=evidence)
    known = PolicyResult(rule_id="PII-01", outcome="pass", severity="block", message="", evidence={"x": None})
    found = {fact.fact: fact for fact in missing(PolicyReport(results=[waits, known]))}
    assert found.keys() == {"data.regimes", "models.missing"}
    assert (found["data.regimes"].constraint, found["data.regimes"].rules) == ("regimes", ["PII-07"])
    assert found["data.regimes"].about
    assert found["models.missing"].constraint is None


def test_patterns_of_a_plan_have_titles() -> None:
    assert titles(a_plan("aws.serve.ecs_fargate_fastapi")).keys() == {"aws.serve.ecs_fargate_fastapi", "online_tabular"}
    assert titles(a_plan("aws.serve.unheard_of")).keys() == {"online_tabular"}
    assert titles(None) == {}


def test_the_account_of_a_model_is_shown_only_where_one_was_asked() -> None:
    assert public({}) is None
    kept = {"outcome": "invalid", "model_asked": "m", "context": {"not_kept": [{"text": "a", "reason": "b"}]}}
    assert Account.model_validate(public(kept)).kept_out == [{"text": "a", "reason": "b"}]
