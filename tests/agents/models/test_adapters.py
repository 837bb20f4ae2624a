"""Both adapters through their real SDKs against a server on loopback: every ending has a name."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from pydantic import BaseModel

from agents.models.anthropic_messages import AnthropicModel
from agents.models.language_model import (
    LanguageModel,
    Malformed,
    Misconfigured,
    ModelError,
    Prompt,
    Refused,
    Truncated,
    Unavailable,
    estimate_tokens,
)
from agents.models.openai_chat import OpenAIModel
from tests.agents.models.fake_server import Blocks, Body, Fault, Script, serving, text

GOOD = '{"city": "Paris", "degrees": 21}'


class Weather(BaseModel):
    city: str
    degrees: int


PROMPT: Prompt[Weather] = Prompt("planner", "Say the weather.", "<project>\n{}\n</project>", "Paris?", Weather)


def good(_: Body) -> Blocks:
    return text(GOOD)


def model(kind: str, address: str) -> LanguageModel:
    if kind == "anthropic":
        return AnthropicModel("test-key", base_url=address, timeout_s=5)
    return OpenAIModel("test-key", base_url=f"{address}/v1", timeout_s=5)


@pytest.fixture(params=["anthropic", "openai"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def ask(kind: str, script: Script) -> Weather:
    with serving(script) as address:
        return model(kind, address).ask(PROMPT).value


def test_a_typed_answer_with_what_it_took(kind: str) -> None:
    script = Script(good)
    with serving(script) as address:
        answer = model(kind, address).ask(PROMPT)
    assert answer.value == Weather(city="Paris", degrees=21)
    assert answer.tokens.out == 20
    assert answer.tokens.cached == 40
    assert answer.model_asked in answer.model_answered
    assert answer.latency_ms >= 0


def test_price_is_known_for_a_listed_model_and_unknown_for_a_server_of_ones_own() -> None:
    with serving(Script(good)) as address:
        assert model("anthropic", address).ask(PROMPT).cost_usd == Decimal("0.000428")
        assert model("openai", address).ask(PROMPT).cost_usd is None


def test_schema_is_sent_and_the_stable_front_is_cacheable() -> None:
    script = Script(good)
    ask("anthropic", script)
    body = script.seen[0]["body"]
    assert body["output_config"]["format"]["schema"]["additionalProperties"] is False
    assert [b["text"] for b in body["system"]] == [PROMPT.instructions, PROMPT.project]
    assert body["system"][1]["cache_control"] == {"type": "ephemeral"}
    assert "tools" not in body
    assert "temperature" not in body


@pytest.mark.parametrize(
    ("kind", "stop", "error"),
    [
        ("anthropic", "refusal", Refused),
        ("anthropic", "max_tokens", Truncated),
        ("anthropic", "model_context_window_exceeded", Truncated),
        ("openai", "refusal", Refused),
        ("openai", "max_tokens", Truncated),
    ],
)
def test_an_answer_that_stopped_early(kind: str, stop: str, error: type[ModelError]) -> None:
    with pytest.raises(error) as caught:
        ask(kind, Script(good, [Fault(stop=stop)]))
    assert caught.value.tokens is not None
    assert caught.value.tokens.out == 20


@pytest.mark.parametrize("said", ["Sure! Here you are: {", '{"city": "Paris"}', '{"city": 3, "degrees": "warm"}', ""])
def test_malformed_output_says_what_is_wrong(kind: str, said: str) -> None:
    with pytest.raises(Malformed) as caught:
        ask(kind, Script(lambda _: text(said)))
    assert caught.value.tokens is not None


@pytest.mark.parametrize("said", [f"```json\n{GOOD}\n```", f"```\n{GOOD}\n```", f"<think>Hm, {{21}}?</think>\n{GOOD}"])
def test_a_local_model_may_wrap_its_answer(said: str) -> None:
    assert ask("openai", Script(lambda _: text(said))).degrees == 21


def test_a_server_that_does_not_count_is_counted_for() -> None:
    with serving(Script(good, [Fault(uncounted=True)])) as address:
        answer = model("openai", address).ask(PROMPT)
    assert (answer.tokens.fresh, answer.tokens.out) == (estimate_tokens(PROMPT.text), estimate_tokens(GOOD))
    assert answer.cost_usd is None


@pytest.mark.parametrize("said", [f"Sure! ```json\n{GOOD}\n```", f"{GOOD} Anything else?", f"<think>{GOOD}"])
def test_words_around_an_answer_are_still_malformed(said: str) -> None:
    with pytest.raises(Malformed):
        ask("openai", Script(lambda _: text(said)))


@pytest.mark.parametrize("status", [429, 529, 500])
def test_the_client_retries_twice_then_succeeds(kind: str, status: int) -> None:
    script = Script(good, [Fault(status, "0"), Fault(status, "0")])
    assert ask(kind, script).degrees == 21
    assert len(script.seen) == 3


def test_retry_after_is_honoured(kind: str) -> None:
    start = time.monotonic()
    ask(kind, Script(good, [Fault(429, "1")]))
    assert time.monotonic() - start >= 1


@pytest.mark.parametrize("status", [429, 529])
def test_a_provider_that_stays_away_is_unavailable(kind: str, status: int) -> None:
    script = Script(good, [Fault(status, "0")] * 9)
    with pytest.raises(Unavailable):
        ask(kind, script)
    assert len(script.seen) == 3


@pytest.mark.parametrize("status", [400, 401, 404])
def test_a_bad_key_or_request_is_not_repeated(kind: str, status: int) -> None:
    script = Script(good, [Fault(status)] * 9)
    with pytest.raises(Misconfigured):
        ask(kind, script)
    assert len(script.seen) == 1


@pytest.mark.parametrize("events", [1, 2, 3])
def test_a_stream_cut_in_the_middle_is_no_answer(events: int) -> None:
    with pytest.raises(Truncated) as caught:
        ask("anthropic", Script(good, [Fault(cut=events)] * 9))
    assert caught.value.tokens is not None
    assert (caught.value.tokens.fresh, caught.value.tokens.cached) == (110, 40)


def test_a_stream_cut_before_it_began_costs_nothing() -> None:
    with pytest.raises(ModelError) as caught:
        ask("anthropic", Script(good, [Fault(cut=0)] * 9))
    assert caught.value.tokens is None


def test_nobody_listening(kind: str) -> None:
    with pytest.raises(Unavailable):
        model(kind, "http://127.0.0.1:9").ask(PROMPT)


def test_the_providers_count_of_tokens() -> None:
    script = Script(good)
    with serving(script) as address:
        counted = model("anthropic", address).count(PROMPT)
        assert model("openai", address).count(PROMPT) is None
    assert counted is not None
    assert counted > 0
    assert script.paths() == ["/v1/messages/count_tokens"]


def test_a_key_in_the_environment_is_not_sent(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN", "OPENAI_API_KEY"):
        monkeypatch.setenv(name, "from-outside")
    script = Script(good)
    ask(kind, script)
    sent = {name.lower(): value for name, value in script.seen[0]["headers"].items()}
    assert "from-outside" not in str(sent)
    assert "test-key" in (sent.get("x-api-key") or sent.get("authorization") or "")
