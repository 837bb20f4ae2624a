"""The whole loop on made-up pictures: train → gate → serve → people → labels → drift → retrain → rollback."""

from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, datetime

from mlsystem import arrival, classes, mark_quality, prediction_log, reading, registry, sample, task
from mlsystem.contracts import Record
from mlsystem.settings import Settings
from pipelines import labels, proofs, rehearsal
from pipelines.sending import send
from pipelines.served import get, get_list, post, served
from pipelines.stage import home, step


def main() -> None:
    config = home()
    rehearsal.first_version(config, sample.synthesise(1000, seed=7, start=rehearsal.START))
    rehearsal.refuse_worse(config)
    given = sample.synthesise(200, seed=12, start=rehearsal.TRAINED)
    serve(config, given)
    parity(config, given)
    step("labels", f"{labels.collect(config, datetime.now(UTC))} pictures marked by people landed")
    rehearsal.watch(config)
    rehearsal.decide(config, rehearsal.fresh(1500))
    proofs.finish(config)


def serve(config: Settings, given: list[Record]) -> None:
    """Two hundred pictures over HTTP; people mark what the model is unsure of, and the drawn ones."""
    truth, known = {r["id"]: r["label"] for r in given}, classes.known(config)
    with served(config.home) as base:
        step("serve", f"ready with {get(f'{base}/readyz')['model_version']}")
        answers = [send(base, r) for r in given]
        counts = Counter(a["decided_by"] for a in answers)
        sure = [a for a in answers if a["status"] == 200]
        right = sum(mark_quality.right(truth[a["id"]], a["label"], known) for a in sure)
        by_model = f"{counts['model']} by the model, {right} of them wholly right"
        step("read", f"{by_model}; {counts['people']} by people")
        example = next(a for a in sure if a["found"])
        step("example", f"{example['id']} ({example['confidence']:.2f}): {json.dumps(example['found'][0])}")
        waiting = get_list(f"{base}/cases?limit=200")
        for case in waiting:
            post(f"{base}/cases/{case['id']}/choice", {"label": truth[case["id"]], "person": "demo"})
        checked = sum(case["suggestion"] is None for case in waiting)
        step("people", f"{len(waiting)} pictures marked, {checked} of them to check the model")


def parity(config: Settings, given: list[Record]) -> None:
    """What the service logged, one picture a request, against all in one batch as training reads them."""
    model, _ = registry.load(config.registry, registry.resolve(config.registry))
    records = arrival.prepare(given)
    logged = {e["request_id"]: e["signals"] for e in prediction_log.read(config.predictions)}
    found = zip(records, reading.read(model, records), strict=True)
    batch = [task.observed(model, record, r.expected, r.confidence) for record, r in found]
    online = [[logged[r["id"]][name] for name in row] for r, row in zip(records, batch, strict=True)]
    proofs.parity(config, f"signals of {len(given)} pictures", online, [[*row.values()] for row in batch])


if __name__ == "__main__":
    main()
