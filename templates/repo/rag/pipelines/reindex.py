"""Embed what changed, judge the new index on the question set, promote it only if it passes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from mlsystem import assistant, documents, evaluation, index, registry, settings
from mlsystem.index import Index
from mlsystem.settings import Settings


@dataclass(frozen=True)
class Reindexed:
    """`version` is None when nothing had changed."""

    changed: list[str]
    version: str | None
    failures: list[str]


def reindex(config: Settings, now: datetime) -> Reindexed:
    found = documents.read(config.landing / "documents")
    embedder, last = assistant.embedder(), _serving(config)
    built, changed = index.build(found, embedder, last)
    if last is not None and not changed and built.sources == last.sources:
        return Reindexed([], None, [])
    conf = config.table("answering")
    metrics = evaluation.evaluate(
        built, embedder, assistant.model(conf["max_tokens"]), documents.questions(), conf
    )
    card = registry.register(
        config.registry,
        built,
        family=embedder.name,
        inputs=["question", "groups"],
        metrics=metrics,
        data_snapshot=registry.sha256("".join(sorted(built.sources.values())).encode())[:16],
        code_sha=config.code_sha,
        trained_at=now.isoformat(),
    )
    failures = evaluation.failures(metrics, conf)
    if not failures:
        registry.promote(config.registry, card.version)
    return Reindexed(changed, card.version, failures)


def _serving(config: Settings) -> Index | None:
    if not registry.aliases(config.registry).get(registry.CHAMPION):
        return None
    loaded, _ = registry.load(config.registry, registry.resolve(config.registry))
    return loaded if isinstance(loaded, Index) else None


def main() -> None:
    result = reindex(settings.load(), datetime.now(UTC))
    print(f"{len(result.changed)} embedded, version {result.version}, {result.failures or 'passed'}")
    raise SystemExit(1 if result.failures else 0)


if __name__ == "__main__":
    main()
