"""Re-indexing: only on change, only forward through the gate, and back again by rollback."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from mlsystem import assistant, documents, registry
from mlsystem.settings import Settings
from pipelines import ingest, monitor, reindex

NOW = datetime(2025, 6, 2, tzinfo=UTC)


def test_nothing_changed_means_no_new_version(system: Settings) -> None:
    assert reindex.reindex(system, NOW) == reindex.Reindexed([], None, [])


def test_an_edited_page_makes_a_version_and_rollback_restores(system: Settings) -> None:
    page = documents.handbook()[0]
    ingest.ingest([replace(page, text=page.text.replace("28", "30"))], system)
    assert reindex.reindex(system, NOW).changed == [page.id]
    question = "What is the rule about annual vacation days?"
    assert "30 vacation days" in assistant.load(system).ask(question, set()).text
    registry.rollback(system.registry)
    assert "28 vacation days" in assistant.load(system).ask(question, set()).text


def test_an_index_that_lost_pages_is_not_promoted(system: Settings) -> None:
    for path in sorted(Path(system.landing / "documents").glob("*.json"))[:6]:
        path.unlink()
    result = reindex.reindex(system, NOW)
    assert result.failures
    assert registry.resolve(system.registry) == "v0001"


def test_an_index_whose_pages_lost_their_text_is_not_promoted(system: Settings) -> None:
    """Titles are enough to be found and cited: only what the answer says gives the loss away."""
    pages = documents.handbook()
    ingest.ingest([replace(page, text=" ".join(page.text.split()[:3])) for page in pages], system)
    result = reindex.reindex(system, NOW)
    assert [failure.split()[0] for failure in result.failures] == ["right"]
    assert registry.resolve(system.registry) == "v0001"


def test_an_index_of_another_embedder_is_not_served(
    system: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Other:
        name = "other"

    monkeypatch.setattr(assistant, "embedder", Other)
    with pytest.raises(registry.RegistryError, match="embedded with"):
        assistant.load(system)


def test_foreign_questions_raise_the_alarm_and_ordinary_ones_do_not(system: Settings) -> None:
    rng = np.random.default_rng(3)

    def window(level: float) -> list[dict[str, object]]:
        return [{"best_score": s, "refused": s < 0.2} for s in rng.normal(level, 0.1, 600)]

    reference = window(0.5)
    assert monitor.monitor(system, reference, window(0.5)).fired == []
    assert set(monitor.monitor(system, reference, window(0.1)).fired) == {"best_score", "refused"}
    assert monitor.monitor(system, reference, window(0.1)[:20]).status == "too_few"
