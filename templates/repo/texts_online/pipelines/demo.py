"""The whole loop on made-up texts: train → gate → serve → people → labels → drift → retrain → rollback."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

from mlsystem import arrival, prediction_log, registry, sample, sorting, task
from mlsystem.contracts import Record
from mlsystem.settings import Settings
from pipelines import labels, proofs, rehearsal
from pipelines.served import get, get_list, post, served
from pipelines.stage import home, step


def main() -> None:
    config = home()
    rehearsal.first_version(config, sample.synthesise(2000, seed=7, start=rehearsal.START))
    rehearsal.refuse_worse(config)
    texts = sample.synthesise(300, seed=12, start=rehearsal.TRAINED)
    serve(config, texts)
    parity(config, texts)
    step("labels", f"{labels.collect(config, datetime.now(UTC))} choices of people landed")
    rehearsal.watch(config)
    rehearsal.decide(config, rehearsal.fresh(3000))
    proofs.finish(config)


def serve(config: Settings, texts: list[Record]) -> None:
    """Three hundred texts over HTTP; people decide on what the model is unsure of, and on the drawn ones."""
    truth = {r["id"]: r["label"] for r in texts}
    with served(config.home) as base:
        step("serve", f"ready with {get(f'{base}/readyz')['model_version']}")
        names = ("id", "text", "language", "received_at")
        answers = [post(f"{base}/sort", {n: r[n] for n in names}) for r in texts]
        counts = Counter(a["decided_by"] for a in answers)
        sure = [a for a in answers if a["decided_by"] == "model"]
        right = sum(a["label"] == truth[a["id"]] for a in sure)
        by_model = f"{counts['model']} by the model, {right} of them right"
        step("sort", f"{by_model}; {counts['people']} by people")
        example = next(a for a in sure if len(a["reasons"]) > 1)
        because = f"because of {', '.join(example['reasons'])}"
        step("example", f"{example['label']} ({example['confidence']:.2f}) {because}")
        given = get_list(f"{base}/cases?limit=200")
        for case in given:
            post(f"{base}/cases/{case['id']}/choice", {"label": truth[case["id"]], "person": "demo"})
        checked = sum(case["suggestion"] is None for case in given)
        step("people", f"{len(given)} texts decided, {checked} of them to check the model")


def parity(config: Settings, texts: list[Record]) -> None:
    """What the service logged, one text a request, against all texts in one batch as training reads them."""
    model, _ = registry.load(config.registry, registry.resolve(config.registry))
    records = arrival.prepare(texts)
    logged = {e["request_id"]: e["signals"] for e in prediction_log.read(config.predictions)}
    found = zip(records, sorting.sort(model, records, config.table("sorting")), strict=True)
    batch = [task.observed(model, r, model.classes.index(f.label or ""), f.confidence) for r, f in found]
    online = [[logged[r["id"]][name] for name in row] for r, row in zip(records, batch, strict=True)]
    proofs.parity(config, f"signals of {len(texts)} texts", online, [[*row.values()] for row in batch])


if __name__ == "__main__":
    main()
