"""The shipped catalogue is whole: every price, role, requirement and bundle it names exists."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from templates.catalog.archetypes import ROLES
from templates.catalog.compatibility import unmet
from templates.catalog.load import ROOT, Catalog, UnknownPattern, load
from templates.formulae import evaluate, names_in

ARCHETYPES = {
    "batch_tabular", "online_tabular", "streaming_fraud", "rag_assistant", "batch_llm_documents",
    "demand_forecasting", "recommender", "ad_ctr", "cv_edge", "medical_imaging", "iot_anomaly",
    "asr_calls", "moderation", "low_data_poc",
}  # fmt: skip


def test_it_is_large_and_quick_to_load() -> None:
    timings = []
    for _ in range(3):
        start = time.process_time()
        loaded = load(ROOT)
        timings.append(time.process_time() - start)
    assert len(loaded.patterns) >= 125
    assert min(timings) < 0.5


def test_every_pattern_folder_was_found(book: Catalog) -> None:
    folders = {p.parent.relative_to(ROOT / "patterns").as_posix() for p in ROOT.glob("patterns/*/*/*/pattern.yaml")}
    assert folders == {pattern.folder for pattern in book.patterns.values()}


def test_roles_and_capabilities_are_known(book: Catalog) -> None:
    for pattern in book.patterns.values():
        assert pattern.roles
        assert set(pattern.roles) <= set(ROLES), pattern.id
        assert pattern.cloud in {*book.clouds, "any"}


def test_every_price_of_every_line_is_in_the_book(book: Catalog) -> None:
    for pattern in book.patterns.values():
        for line in pattern.cost_lines:
            keys = [line.price] if isinstance(line.price, str) else line.price.values()
            for key in keys:
                if "{" not in key:
                    assert key in book.prices, f"{pattern.id} {line.id}: {key}"


def test_fit_rules_use_only_workload_names(book: Catalog, online) -> None:  # type: ignore[no-untyped-def]
    names = online().names()
    for pattern in book.patterns.values():
        for rule in pattern.requirements:
            assert set(names_in(rule.expr)) <= set(names), f"{pattern.id} {rule.rule_id}"
            assert isinstance(evaluate(rule.expr, names), bool), f"{pattern.id} {rule.rule_id}"
            assert rule.reason


def test_archetypes_have_a_complete_and_compatible_bundle_on_every_cloud(book: Catalog) -> None:
    assert set(book.archetypes) == ARCHETYPES
    for name, shape in book.archetypes.items():
        assert set(shape.bundles) == set(book.clouds), name
        for cloud, bundle in shape.bundles.items():
            assert set(shape.required) <= set(bundle), f"{name} on {cloud}"
            chosen = {role: book.pattern(bundle[role]) for role in shape.required}
            for role, pattern in bundle.items():
                assert role in book.pattern(pattern).roles, f"{name} on {cloud}: {role}"
                assert book.pattern(pattern).cloud in (cloud, "any")
            assert unmet(chosen) == [], f"{name} on {cloud}"


def test_every_required_role_has_a_real_choice_on_aws(book: Catalog) -> None:
    for role in ("ingest.batch", "ingest.stream", "transform.batch", "store.vector", "serve.online", "feature.online"):
        assert len(book.for_role(role, "aws")) >= 4, role


def test_an_unknown_pattern_is_an_error(book: Catalog) -> None:
    with pytest.raises(UnknownPattern):
        book.pattern("aws.serve.magic")


def test_a_pattern_in_the_wrong_folder_is_refused(tmp_path: Path) -> None:
    for name in ("prices", "clouds", "archetypes.yaml"):
        (tmp_path / name).symlink_to(ROOT / name)
    wrong = tmp_path / "patterns/aws/serve/other"
    wrong.mkdir(parents=True)
    text = (ROOT / "patterns/aws/serve/bedrock/pattern.yaml").read_text()
    (wrong / "pattern.yaml").write_text(text)
    with pytest.raises(ValueError, match="does not match its folder"):
        load(tmp_path)


def test_closed_services_name_an_alternative(book: Catalog) -> None:
    runner = book.pattern("aws.serve.apprunner")
    assert runner.lifecycle.status == "closed_to_new"
    assert runner.lifecycle.since == "2026-04-30"
    for pattern in book.patterns.values():
        if pattern.lifecycle.status != "active":
            assert pattern.lifecycle.alternative in book.patterns


def test_portable_choices_join_on_request(book: Catalog) -> None:
    own = {p.id for p in book.for_role("serve.online", "aws")}
    wider = {p.id for p in book.for_role("serve.online", "aws", portable=True)}
    assert own < wider
    assert {p.split(".")[0] for p in wider - own} == {"k8s"}


def test_products_lead_to_patterns(book: Catalog) -> None:
    assert "aws.ingest.kinesis_flow" in {p.id for p in book.by_product("Kinesis")}
    assert {p.cloud for p in book.by_product("kafka")} >= {"aws", "azure", "k8s"}
