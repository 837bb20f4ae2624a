"""The whole loop on made-up frames: train → gate → sign → rings → offline → relabel → drift → rollback."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import Any

from mlsystem import registry, rollout, sample
from mlsystem.bundle import BundleError
from mlsystem.device import Device
from mlsystem.rollout import Health
from mlsystem.settings import Settings
from mlsystem.signing import LocalSigner
from pipelines import advance, proofs, rehearsal, relabel, release
from pipelines.stage import home, step

FLEET = [f"device-{i:03d}" for i in range(200)]


def main() -> None:
    config = home()
    rehearsal.first_version(config, sample.synthesise(1500, seed=7, start=rehearsal.START))
    rehearsal.refuse_worse(config)
    signer = LocalSigner(secrets.token_bytes(32))
    rings(config, signer)
    offline(config, signer)
    rehearsal.watch(config)
    rehearsal.decide(config, rehearsal.fresh(4000))
    proofs.finish(config)


def rings(config: Settings, signer: LocalSigner) -> None:
    """Every device of a ring reports; after a day of health the next ring begins."""
    at, conf = rehearsal.TRAINED, config.table("rollout")
    now = release.release(config, signer, at)
    while now.state == "rolling":
        inside = [d for d in FLEET if rollout.wants(d, now, conf) == now.version]
        step("rollout", f"{now.version} on {len(inside)} of {len(FLEET)} devices")
        for device in inside:
            advance.report(config, Health(device, now.version, frames=100, failed=0, defects=25))
        at += timedelta(hours=25)
        now = advance.advance(config, at)
    step("rollout", now.state)


def offline(config: Settings, signer: LocalSigner) -> None:
    """A device refuses an altered bundle, works without a network and sends later."""
    folder, conf = release.newest(config, "v0001"), config.table("device")
    device = Device("device-000", config.home / "device", signer.public_key(), conf)
    device.install(folder)
    forged = config.home / "forged"
    altered(folder, forged)
    try:
        device.install(forged)
    except BundleError as refused:
        step("forged", f"refused: {refused}")
    else:
        raise SystemExit("a forged bundle was installed")
    frames = sample.synthesise(300, seed=12, start=rehearsal.TRAINED)
    for frame in frames:
        device.inspect(frame)
    step("offline", f"{device.outbox.waiting()} results wait, {device.outbox.lost()} lost")
    received: list[dict[str, Any]] = []
    sent = device.outbox.drain(received.extend, conf["batch"])
    step("online", f"{sent} sent, {relabel.queue(config, received)} frames for people to label")
    model, _ = registry.load(config.registry, registry.resolve(config.registry))
    scores = {result["id"]: result["score"] for result in received}
    trained = model.scores([frame["pixels"] for frame in frames])
    sent_scores = [scores[frame["id"]] for frame in frames]
    proofs.parity(config, f"scores of {len(frames)} frames on the device", sent_scores, trained)


def altered(folder: Any, forged: Any) -> None:
    forged.mkdir()
    for path in folder.iterdir():
        (forged / path.name).write_bytes(path.read_bytes())
    (forged / "model.pkl").write_bytes(b"something else")


if __name__ == "__main__":
    main()
