"""The whole loop on made-up images: train → gate → sign → receive → read → clinicians → drift → rollback."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np

from mlsystem import audit, deidentify, locked, sample
from mlsystem.settings import Settings
from pipelines import ingest, labels, proofs, read_studies, rehearsal
from pipelines.served import get, get_list, post, served
from pipelines.stage import home, step


def main() -> None:
    config = home()
    version = rehearsal.first_version(config, sample.synthesise(1500, seed=7, start=rehearsal.START))
    rehearsal.refuse_worse(config)
    change = locked.approve(config, version, "first version", "engineer", "physician", datetime.now(UTC))
    step("sign", f"{version} locked, approved by {change.approved_by}")
    deidentify.key_file(config).write_bytes(sample.KEY)
    hospital(config)
    step("labels", f"{labels.collect(config)} opinions landed")
    rehearsal.compare(config, ingest.landed(config))
    step("audit", f"{audit.verify(config.home / 'audit.jsonl')} lines follow from each other")
    rehearsal.watch(config)
    rehearsal.decide(config, rehearsal.fresh(3000))
    proofs.finish(config)


def hospital(config: Settings) -> None:
    """Sixty studies arrive, the model leaves hints, clinicians close the first ten."""
    rng = np.random.default_rng(12)
    with served(config.home) as base:
        for i in range(60):
            study = sample.raw(rng, f"h{i:03d}", rehearsal.TRAINED)
            post(f"{base}/studies", {k: v for k, v in study.items() if k not in ("labelled_at", "finding")})
        step("read", f"{read_studies.read(config, datetime.now(UTC))} studies")
        first = get_list(f"{base}/worklist?clinician=demo&limit=10")
        step("worklist", f"{sum(bool(e['flagged']) for e in first)} of the first 10 are flagged")
        for entry in first:
            post(f"{base}/worklist/{entry['id']}/opinion", {"finding": True, "clinician": "demo"})
        step("serve", f"opinions taken; hints by {get(f'{base}/readyz')['model_version']}")


if __name__ == "__main__":
    main()
