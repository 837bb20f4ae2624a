"""A trial on few labelled texts: a hosted model sorts them, unless it is ruled out, out of reach or too slow."""

from __future__ import annotations

import pytest

from agents.graph import run_planning
from agents.intake import extract
from agents.ledger import InMemoryLedger
from worker.intake import settle

TEXTS = (
    "A proof of concept of six weeks {place}: sort our mails, 40 a day, into five kinds. {labels} $200 a month. {more}"
)
ASKED = "An API answers within 5 seconds."


def chosen(place: str = "on AWS in Ireland", labels: str = "180 labelled mails.", more: str = ASKED) -> dict[str, str]:
    brief = TEXTS.format(place=place, labels=labels, more=more)
    plan = run_planning(settle(extract(brief), {}, accept_defaults=True), InMemoryLedger()).plan
    assert plan is not None
    assert plan.archetype == "low_data_poc"
    return {c.role: c.pattern_id for c in plan.components}


@pytest.mark.parametrize(
    ("place", "model"),
    [
        ("on AWS in Ireland", "aws.serve.bedrock"),
        ("on Google Cloud in Belgium", "gcp.serve.vertex_gemini"),
        ("on Azure in Sweden", "azure.serve.openai"),
    ],
)
def test_a_hosted_model_sorts_what_too_few_labels_teach(place: str, model: str) -> None:
    found = chosen(place)
    assert found["serve.llm"] == model
    assert "serve.online" in found
    assert not {"train.compute", "observe.llm", "store.vector"} & set(found)


def test_a_nightly_list_is_read_in_batches() -> None:
    found = chosen(more="One run each night that fills a table is enough.")
    assert found["serve.batch"] == "aws.serve.bedrock_batch"
    assert not {"serve.online", "train.compute"} & set(found)


@pytest.mark.parametrize(
    "more",
    [
        f"{ASKED} No language models, please.",
        f"{ASKED} Generative AI is not allowed.",
        f"{ASKED} We rule out LLMs.",
        "An API answers within 300 ms.",
    ],
)
def test_no_model_is_hosted_where_none_may_or_can_be(more: str) -> None:
    assert "serve.llm" not in chosen(more=more)


def test_a_model_of_ones_own_where_labels_teach_one() -> None:
    assert "serve.llm" not in chosen(labels="4,000 labelled mails.")


def test_own_machines_reach_no_hosted_model() -> None:
    assert "serve.llm" not in chosen("on-premises on Kubernetes")
