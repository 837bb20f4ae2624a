"""Sign the champion as a bundle and start its rollout at the first ring."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

from mlsystem import bundle, registry, rollout, settings
from mlsystem.rollout import Rollout
from mlsystem.settings import Settings
from mlsystem.signing import KmsSigner, Signer
from pipelines import ingest

GOLDEN = 16


class ReleaseError(Exception):
    """Nothing may be released now: another rollout is under way, or nobody can sign."""


def release(config: Settings, signer: Signer, now: datetime) -> Rollout:
    """Raises ReleaseError while another version is still rolling."""
    path, version = state(config), registry.resolve(config.registry)
    last = rollout.load(path) if path.is_file() else None
    if last is not None and last.state == "rolling":
        raise ReleaseError(f"{last.version} is still rolling")
    serving = None if last is None else (last.version if last.state == "done" else last.previous)
    model, _ = registry.load(config.registry, version)
    pixels = [r["pixels"] for r in ingest.landed(config)[:GOLDEN]]
    sequence = len(list(bundles(config).glob("*"))) + 1
    bundle.pack(bundles(config) / f"{sequence:06d}-{version}", model, version, sequence, pixels, signer)
    begun = Rollout(version, serving, 0, now.isoformat())
    rollout.save(path, begun)
    return begun


def newest(config: Settings, version: str) -> Path:
    """The newest bundle of `version`; going back is releasing the older version anew."""
    return sorted(bundles(config).glob(f"*-{version}"))[-1]


def bundles(config: Settings) -> Path:
    return config.home / "published" / "bundles"


def state(config: Settings) -> Path:
    return config.home / "published" / "rollout.json"


def signer() -> Signer:
    """The KMS key named in the environment; the demo brings its own key."""
    name = os.environ.get("MLSYSTEM_SIGNING_KEY_ID", "")
    if not name:
        raise ReleaseError("set MLSYSTEM_SIGNING_KEY_ID to the key that signs bundles")
    import boto3

    return KmsSigner(boto3.client("kms"), name)


def main() -> None:
    print(release(settings.load(), signer(), datetime.now(UTC)))


if __name__ == "__main__":
    main()
