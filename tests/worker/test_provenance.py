"""The signed statement holds for the zip it was made for, and for nothing else."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from worker.provenance import NotAuthentic, sign, signing_key, verify

INPUTS = {"generator": {"version": "1"}, "inputs": {"plan_sha256": "ab"}}


def test_a_signed_zip_verifies(tmp_path: Path) -> None:
    key = signing_key(tmp_path)
    found = verify(sign(b"zip", INPUTS, key), b"zip", key.public_key())
    assert found["predicate"]["buildDefinition"]["externalParameters"] == {"plan_sha256": "ab"}


def test_a_flipped_bit_is_found(tmp_path: Path) -> None:
    envelope = sign(b"zip", INPUTS, signing_key(tmp_path))
    with pytest.raises(NotAuthentic):
        verify(envelope, b"zio")


def test_a_changed_statement_is_found(tmp_path: Path) -> None:
    envelope = json.loads(sign(b"zip", INPUTS, signing_key(tmp_path)))
    envelope["payload"] = envelope["payload"][:-4] + "AAAA"
    with pytest.raises(NotAuthentic):
        verify(json.dumps(envelope).encode(), b"zip")


def test_another_installation_s_key_is_refused(tmp_path: Path) -> None:
    envelope = sign(b"zip", INPUTS, signing_key(tmp_path / "one"))
    with pytest.raises(NotAuthentic):
        verify(envelope, b"zip", signing_key(tmp_path / "two").public_key())


def test_the_key_is_kept_and_private(tmp_path: Path) -> None:
    first, second = signing_key(tmp_path), signing_key(tmp_path)
    assert first.private_bytes_raw() == second.private_bytes_raw()
    assert stat.S_IMODE((tmp_path / "keys" / "provenance.pem").stat().st_mode) == 0o600
