"""Read what nobody has read yet with the champion recipe: publish what is sound, hand people the rest."""

from __future__ import annotations

import argparse
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from mlsystem import artifacts, ledger, prediction_log, recipe, registry, results, settings, task
from mlsystem.contracts import Record
from mlsystem.extraction import Reduced
from mlsystem.ledger import Claim
from mlsystem.recipe import UNANSWERED
from mlsystem.results import PublishError
from mlsystem.settings import Settings
from pipelines import ingest
from pipelines.job import ALARM

# A document whose passages the model has failed to answer so often goes to a person.
TRIES = 3


@dataclass(frozen=True)
class Run:
    published: int = 0
    for_review: int = 0
    sampled: int = 0
    unanswered: int = 0

    def __str__(self) -> str:
        return (
            f"{self.published} published, {self.for_review} for people to review, {self.sampled} sampled, "
            f"{self.unanswered} left for the next run"
        )


def infer(config: Settings, run_date: date, documents: list[Record], *, again: bool = False) -> Run:
    """Safe to repeat and to run beside another: of `documents` it reads those that nobody has read or is
    reading, with `again` also those that the champion has not read.

    Raises BudgetError with nothing sent, PublishError with everything of the run handed to people.
    """
    if not documents:
        return Run()
    chosen, card = registry.load(config.registry, registry.resolve(config.registry))
    conf = config.table("documents")
    book = ledger.of(config, card.version, conf["claim_hours"])
    texts = ledger.by_text(documents)
    # Money: the text is claimed, so that one which comes again under another name is not paid for again.
    taken = book.claim(texts, again=again)
    mine = [d for text, d in texts.items() if text in taken]
    claims = {str(d["id"]): taken[text] for text, d in texts.items() if text in taken}
    try:
        found = recipe.extract(chosen, task.reader(chosen), mine, conf["max_tokens_per_run"])
    except Exception:
        book.release(claims.values())
        raise
    left = {f.document for f in found if UNANSWERED in f.problems and claims[f.document].attempt < TRIES}
    run, refused = _keep(config, run_date, [f for f in found if f.document not in left], card.version)
    _log(config, mine, found, card.version, left)
    # Money: results are stored before the ledger says that they are read, so none is paid for and lost.
    book.finish(_of(claims, left, inside=False))
    book.release(_of(claims, left, inside=True))
    if refused:
        raise PublishError(refused)
    return replace(run, unanswered=len(left))


def waiting(config: Settings, run_date: date) -> list[Record]:
    """Documents a run may read: those of the last `look_back_days`, late ones among them. A run that fetches
    only what is new may read all it has fetched. None before a version is promoted."""
    try:
        landed = ingest.landed(config) if registry.aliases(config.registry) else []
    except FileNotFoundError:
        return []
    if config.only_new:
        return landed
    first = run_date - timedelta(days=config.table("documents")["look_back_days"] - 1)
    return [d for d in landed if first.isoformat() <= d["at"][:10] <= run_date.isoformat()]


def _keep(config: Settings, run_date: date, found: list[Reduced], version: str) -> tuple[Run, str]:
    """Stores what was found; the second is why none of it may be published, else empty."""
    conf, root, at = config.table("documents"), config.home / "published", datetime.now(UTC)
    good = [_row(f, version) for f in found if not f.problems]
    held = [{**_row(f, version), "problems": f.problems} for f in found if f.problems]
    refused = ""
    if len(found) >= conf["judged_from"] and len(good) / len(found) < conf["min_share_valid"]:
        refused = f"held back: only {len(good)} of {len(found)} documents of a run were sound"
        held, good = [*held, *({**row, "problems": [refused]} for row in good)], []
    sampled = [row for row in good if results.drawn(str(row["document"]), conf["qa_share"])]
    places = {results.table: good, results.review: held, results.sample: sampled}
    paths = [p for place, rows in places.items() for p in results.add(place(root, run_date), rows, at)]
    _store(config, paths)
    return Run(len(good), len(held), len(sampled)), refused


def _store(config: Settings, paths: list[Path]) -> None:
    if not config.artifact_bucket:
        return
    client = artifacts.client()
    for path in paths:
        key = path.relative_to(config.home).as_posix()
        client.put_object(Bucket=config.artifact_bucket, Key=key, Body=path.read_bytes())


def _of(claims: dict[str, Claim], names: set[str], *, inside: bool) -> list[Claim]:
    return [claim for name, claim in claims.items() if (name in names) is inside]


def _row(found: Reduced, version: str) -> dict[str, object]:
    return {"document": found.document, **found.values, "recipe_version": version}


def _log(
    config: Settings, documents: list[Record], found: list[Reduced], version: str, left: set[str]
) -> None:
    """Counts only: neither text nor values of a document are logged."""
    with closing(prediction_log.sink(config)) as sink:
        for document, result in zip(documents, found, strict=True):
            if result.document in left:
                continue
            entry = {"request_id": document["id"], "model_version": version, "code_sha": config.code_sha}
            sink.write({**entry, "signals": task.observed(document, result)})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run-date", type=date.fromisoformat, default=datetime.now(UTC).date())
    parser.add_argument("--again", action="store_true", help="read also what only other recipe versions read")
    args = parser.parse_args()
    config = settings.load()
    try:
        run = infer(config, args.run_date, waiting(config, args.run_date), again=args.again)
    except PublishError as refused:
        print(refused)
        raise SystemExit(ALARM) from refused
    print(run)
    if run.unanswered:
        raise SystemExit(ALARM)


if __name__ == "__main__":
    main()
