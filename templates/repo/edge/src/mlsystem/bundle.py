"""What travels to a device: a model, a few frames with the scores it must give, hashes and one signature."""

from __future__ import annotations

import json
import pickle
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from mlsystem import signing
from mlsystem.registry import sha256
from mlsystem.signing import Signer


class BundleError(Exception):
    """The bundle is altered, not signed by us, older than what runs, or does not give its own scores."""


@dataclass(frozen=True)
class Manifest:
    """`sequence` only grows: an old bundle, however well signed, is never installed again."""

    version: str
    sequence: int
    model_sha256: str
    golden_sha256: str


def pack(folder: Path, model: Any, version: str, sequence: int, pixels: list[str], signer: Signer) -> Path:
    """Write a signed bundle; `pixels` are the frames a device tries it on before it trusts it."""
    folder.mkdir(parents=True, exist_ok=True)
    data = pickle.dumps(model, protocol=5)
    golden = json.dumps({"pixels": pixels, "scores": [float(s) for s in model.scores(pixels)]}).encode()
    manifest = json.dumps(
        asdict(Manifest(version, sequence, sha256(data), sha256(golden))), sort_keys=True
    ).encode()
    parts = {"model.pkl": data, "golden.json": golden, "manifest.json": manifest}
    for name, body in {**parts, "manifest.sig": signer.sign(manifest)}.items():
        (folder / name).write_bytes(body)
    return folder


def verify(folder: Path, public_key: bytes) -> Manifest:
    """The signed manifest, when every file is the one it names. Raises BundleError."""
    try:
        raw, signature = (folder / "manifest.json").read_bytes(), (folder / "manifest.sig").read_bytes()
        # Security: nothing of the bundle is looked into before its signature holds.
        if not signing.is_valid(public_key, signature, raw):
            raise BundleError("the signature is not ours")
        manifest = Manifest(**json.loads(raw))
        found = {n: sha256((folder / n).read_bytes()) for n in ("model.pkl", "golden.json")}
    except FileNotFoundError as missing:
        raise BundleError(f"{missing.filename} is missing") from missing
    if found != {"model.pkl": manifest.model_sha256, "golden.json": manifest.golden_sha256}:
        raise BundleError("a file differs from its hash")
    return manifest


def load(folder: Path, public_key: bytes) -> tuple[Any, Manifest]:
    """The model, once it is verified and gives the scores it was signed with. Raises BundleError."""
    manifest = verify(folder, public_key)
    # Security: unpickled only after signature and hash matched.
    model = pickle.loads((folder / "model.pkl").read_bytes())  # noqa: S301
    golden = json.loads((folder / "golden.json").read_bytes())
    scores = [float(s) for s in model.scores(golden["pixels"])]
    if any(abs(a - b) > 1e-6 for a, b in zip(scores, golden["scores"], strict=True)):
        raise BundleError("the model does not give its own scores on this device")
    return model, manifest
