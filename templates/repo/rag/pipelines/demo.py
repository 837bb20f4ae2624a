"""The whole loop on a made-up handbook: index → gate → serve → ask → drift → re-index → roll back."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from mlsystem import assistant, handbook, prediction_log, registry, settings
from mlsystem.delivery import Delivery
from mlsystem.documents import Document
from mlsystem.settings import Settings
from pipelines import ingest, monitor, promote, proofs, reindex
from pipelines.served import get, post, served

NOW = datetime(2025, 6, 1, tzinfo=UTC)
WINDOW = 510


def main() -> None:
    home = Path(os.environ.get("MLSYSTEM_HOME", settings.ROOT / "var")) / "demo"
    shutil.rmtree(home, ignore_errors=True)
    os.environ |= {"MLSYSTEM_HOME": str(home), "MLSYSTEM_SAMPLE": "1"}
    config = settings.load()
    pages = handbook.pages()
    landed = ingest.ingest(Delivery(pages, questions=handbook.questions()), config, NOW)
    step("ingest", f"{landed} documents and the questions that judge their index")
    first = reindex.reindex(config, NOW)
    if first.failures:
        raise SystemExit("the gate refused: " + "; ".join(first.failures))
    card = registry.card(config.registry, promote.promote(config, str(first.version)))
    step("index", f"{card.version}, " + ", ".join(f"{k} {v:.2f}" for k, v in card.metrics.items()))
    refuse_worse(config, pages)
    compare(config)
    serve(config)
    edited = replace(pages[0], text=pages[0].text.replace("28", "30"))
    ingest.ingest(Delivery([edited]), config, NOW)
    again = reindex.reindex(config, NOW)
    changed = ", ".join(again.changed)
    step("reindex", f"{changed} embedded again, {again.version} is champion; nothing else was touched")
    proofs.rollback(config, str(again.version), card.version)
    proofs.finish(config)


def refuse_worse(config: Settings, pages: list[Document]) -> None:
    """A parser that keeps the first three words of a page makes an index that must not serve."""
    before = registry.resolve(config.registry)
    cut = [replace(page, text=" ".join(page.text.split()[:3])) for page in pages]
    ingest.ingest(Delivery(cut), config, NOW)
    worse = reindex.reindex(config, NOW)
    proofs.refused(config, str(worse.version), before, worse.failures)
    ingest.ingest(Delivery(pages), config, NOW)


def compare(config: Settings) -> None:
    """Vectors stored by the indexing job against those the service's embedder makes of the same passages."""
    running = assistant.load(config)
    texts = [f"{chunk.title}\n{chunk.text}" for chunk in running.index.chunks]
    what = f"vectors of {len(texts)} passages"
    proofs.parity(config, what, running.embedder.embed(texts), running.index.vectors)


def serve(config: Settings) -> None:
    """Ask over HTTP; ordinary questions stay silent, foreign ones raise the alarm."""
    known = [q.text for q in handbook.questions() if q.sources and not q.groups]
    foreign = [q.text for q in handbook.questions() if not q.sources]
    with served(config.home) as base:
        step("serve", f"ready with index {get(f'{base}/readyz')['index_version']}")
        answer = post(f"{base}/ask", {"question": known[0]})
        step("ask", f"{known[0]} → {answer['answer']}")
        windows = []
        for asked in (known, known, foreign):
            config.predictions.unlink(missing_ok=True)
            for i in range(WINDOW):
                post(f"{base}/ask", {"question": asked[i % len(asked)]})
            windows.append(prediction_log.read(config.predictions))
    found = [
        (label, shifted, monitor.monitor(config, windows[0], window).fired)
        for label, window, shifted in (("ordinary", windows[1], False), ("foreign", windows[2], True))
    ]
    proofs.drift(config, found)


def step(name: str, outcome: str) -> None:
    print(f"{name:<9} {outcome}", flush=True)


if __name__ == "__main__":
    main()
