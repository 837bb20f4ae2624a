"""A device installs only what we signed, only forward, and only what works on it."""

from __future__ import annotations

import io
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from mlsystem import bundle, inspector, sample, settings, signing
from mlsystem.bundle import BundleError
from mlsystem.device import Device
from mlsystem.signing import KmsSigner, LocalSigner

FRAMES = sample.synthesise(200, 3, datetime(2025, 3, 1, tzinfo=UTC))
PIXELS = [f["pixels"] for f in FRAMES]
MODEL = inspector.fit(PIXELS, [f["defect"] for f in FRAMES])
SIGNER = LocalSigner(bytes(range(32)))
CONF = settings.load().table("device")


def packed(folder: Path, sequence: int = 1, signer: LocalSigner = SIGNER, model: Any = MODEL) -> Path:
    return bundle.pack(folder / f"b{sequence}", model, f"v{sequence:04d}", sequence, PIXELS[:8], signer)


def device(folder: Path) -> Device:
    return Device("d1", folder / "device", SIGNER.public_key(), CONF)


def test_a_signed_bundle_is_installed_and_survives_a_restart(tmp_path: Path) -> None:
    device(tmp_path).install(packed(tmp_path))
    again = device(tmp_path)
    assert again.manifest is not None
    assert again.manifest.version == "v0001"
    assert again.inspect(FRAMES[0]) is not None


@pytest.mark.parametrize("name", ["model.pkl", "golden.json", "manifest.json", "manifest.sig"])
def test_any_altered_or_missing_file_is_refused(tmp_path: Path, name: str) -> None:
    folder = packed(tmp_path)
    body = (folder / name).read_bytes()
    (folder / name).write_bytes(body[:-1] + bytes([body[-1] ^ 1]))
    with pytest.raises(BundleError):
        bundle.verify(folder, SIGNER.public_key())
    (folder / name).unlink()
    with pytest.raises(BundleError, match="is missing"):
        bundle.verify(folder, SIGNER.public_key())


def test_a_bundle_signed_by_somebody_else_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BundleError, match="not ours"):
        device(tmp_path).install(packed(tmp_path, signer=LocalSigner(bytes(32))))


def test_an_older_bundle_is_refused_and_the_running_one_stays(tmp_path: Path) -> None:
    running, old = device(tmp_path), packed(tmp_path, 1)
    running.install(packed(tmp_path, 2))
    with pytest.raises(BundleError, match="not newer"):
        running.install(old)
    assert running.manifest is not None
    assert running.manifest.version == "v0002"


class Moody:
    """Gives other scores each time it is asked, as on a device with another runtime."""

    threshold = 0.5
    asked = 0

    def scores(self, pixels: list[str]) -> Any:
        type(self).asked += 1
        return np.full(len(pixels), 0.1 * type(self).asked)


def test_a_model_that_scores_otherwise_here_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BundleError, match="its own scores"):
        device(tmp_path).install(packed(tmp_path, model=Moody()))


class Kms:
    def __init__(self, key: Any) -> None:
        self.key = key

    def sign(self, **call: Any) -> dict[str, bytes]:
        assert (call["MessageType"], call["SigningAlgorithm"]) == ("RAW", "ED25519_SHA_512")
        return {"Signature": self.key.sign(call["Message"])}

    def get_public_key(self, **call: Any) -> dict[str, bytes]:
        raw = self.key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
        return {"PublicKey": io.BytesIO(raw).read()}


def test_a_kms_key_signs_what_devices_verify(tmp_path: Path) -> None:
    signer = KmsSigner(Kms(Ed25519PrivateKey.from_private_bytes(SIGNER.seed)), "key")
    assert signing.is_valid(signer.public_key(), signer.sign(b"data"), b"data")
    assert not signing.is_valid(signer.public_key(), signer.sign(b"data"), b"other")
    with pytest.raises(TypeError, match="not an Ed25519"):
        KmsSigner(Kms(ec.generate_private_key(ec.SECP256R1())), "key").public_key()
    path = tmp_path / "key.hex"
    path.write_text(signer.public_key().hex() + "\n")
    assert signing.read_key(path) == SIGNER.public_key()


def test_failures_in_a_row_bring_the_bundle_before_back(tmp_path: Path) -> None:
    running = device(tmp_path)
    running.install(packed(tmp_path, 1))
    with pytest.raises(BundleError, match="no earlier"):
        running.restore()
    running.install(packed(tmp_path, 2))
    broken = {**FRAMES[0], "pixels": "AAAA"}
    results = [running.inspect(broken) for _ in range(CONF["max_failures_in_a_row"])]
    assert results == [None] * len(results)
    assert running.manifest is not None
    assert running.manifest.version == "v0001"
    assert running.inspect(FRAMES[0]) is not None
    shutil.rmtree(tmp_path / "device")
