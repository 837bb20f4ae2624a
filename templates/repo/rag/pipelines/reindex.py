"""Embed what changed, judge the new index on the owner's questions, promote it only if it passes."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from mlsystem import approval, assistant, evaluation, index, landed, question_set, registry, settings
from mlsystem.chat_endpoint import ChatError
from mlsystem.index import Index
from mlsystem.question_set import Question
from mlsystem.registry import ModelCard
from mlsystem.settings import Settings
from pipelines.job import ALARM


@dataclass(frozen=True)
class Reindexed:
    """`version` is None when nothing had changed; `failures` are then those of the newest version.
    `waits`: why a version that passed does not serve yet; empty where it does."""

    changed: list[str]
    version: str | None
    failures: list[str]
    waits: str = ""


def reindex(config: Settings, now: datetime) -> Reindexed:
    """Raises QuestionSetError, EmptyIndexError, EmbeddingError. Where the model does not answer, the index is
    kept unjudged: the next run judges it, and nothing is embedded twice."""
    conf = config.table("answering")
    asked = question_set.load(config, conf["min_questions"])
    embedder, model = assistant.embedder(), assistant.model(conf["max_tokens"])
    newest, known = _newest(config), _indexes(config)
    landed.withdraw(config.landing)
    built, changed = index.build(landed.documents(config.landing), embedder, *known)
    told = judged_by(built, asked, [embedder.name, model.name, conf])
    if newest is not None and newest.extra.get("judged_by") == told:
        return Reindexed([], None, evaluation.failures(newest.metrics, conf))
    try:
        metrics = evaluation.evaluate(built, embedder, model, asked, conf)
        failures = evaluation.failures(metrics, conf)
    except ChatError as error:
        metrics, failures, told = {}, [f"not judged: {error}"], {**told, "questions": ""}
    card = registry.register(
        config.registry,
        built,
        family=embedder.name,
        inputs=["question", "groups"],
        metrics=metrics,
        data_snapshot=told["documents"],
        code_sha=config.code_sha,
        trained_at=now.isoformat(),
        extra={"judged_by": told},
    )
    waits = _settle(config, card, failures, len(asked))
    return Reindexed(changed, card.version, failures, waits)


def _settle(config: Settings, card: ModelCard, failures: list[str], questions: int) -> str:
    """Write down the judgement and put a passed version in use, or tell why it waits."""
    passed, policy = not failures, config.table("retraining")["approval"]
    waits = approval.waits(config.registry, card, policy) if passed else ""
    serves = passed and not waits
    report = {"passed": passed, "refused": failures, "metrics": card.metrics, "questions": questions}
    approval.record(config.registry, card.version, {**report, "automatic": serves, "waits": waits})
    if serves:
        registry.promote(config.registry, card.version)
    return waits


def judged_by(built: Index, asked: list[Question], recipe: list[Any]) -> dict[str, str]:
    """What a judgement rests on, each part by its hash: while it stays, judging again says the same."""
    parts = {"documents": built.sources, "questions": [asdict(q) for q in asked], "recipe": recipe}
    return {name: _hash(part) for name, part in parts.items()}


def _hash(value: object) -> str:
    return registry.sha256(json.dumps(value, sort_keys=True).encode())[:16]


def _newest(config: Settings) -> ModelCard | None:
    """The version registered last, whether it passed or not."""
    known = registry.versions(config.registry)
    return registry.card(config.registry, known[-1]) if known else None


def _indexes(config: Settings) -> list[Index]:
    """The newest version and the one that serves: a refused one has been embedded and paid for as well."""
    serving = registry.aliases(config.registry).get(registry.CHAMPION, [])[-1:]
    wanted = sorted({*registry.versions(config.registry)[-1:], *serving})
    loaded = [registry.load(config.registry, version)[0] for version in wanted]
    return [found for found in loaded if isinstance(found, Index)]


def main() -> None:
    result = reindex(settings.load(), datetime.now(UTC))
    outcome = result.failures or result.waits or "passed"
    print(f"{len(result.changed)} embedded, version {result.version}, {outcome}")
    # A refused version is stored, so that its vectors are not paid for again; people hear of it.
    raise SystemExit(ALARM if result.failures else 0)


if __name__ == "__main__":
    main()
