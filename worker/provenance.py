"""A signed statement of where a zip came from: in-toto v1 with SLSA provenance v1 in a DSSE envelope."""

from __future__ import annotations

import base64
import hashlib
import json
import os
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from core.errors import AmpError

PAYLOAD_TYPE = "application/vnd.in-toto+json"
STATEMENT = "https://in-toto.io/Statement/v1"
PREDICATE = "https://slsa.dev/provenance/v1"
BUILD_TYPE = "https://agentic-mlops-platform.dev/build/repository/v1"


class NotAuthentic(AmpError):
    """A statement that does not fit the zip or its signature."""

    status = 422
    code = "not_authentic"
    title = "The signed statement does not hold"


def signing_key(data: Path) -> Ed25519PrivateKey:
    """The key of this installation, made on first use and readable by its owner only."""
    path = data / "keys" / "provenance.pem"
    if path.exists():
        key = serialization.load_pem_private_key(path.read_bytes(), password=None)
        if not isinstance(key, Ed25519PrivateKey):
            raise NotAuthentic(f"{path} does not hold an ed25519 key")
        return key
    made = Ed25519PrivateKey.generate()
    form = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(made.private_bytes(serialization.Encoding.PEM, *form))
    except FileExistsError:  # another worker made it first: use that one
        return signing_key(data)
    return made


def sign(zip_bytes: bytes, inputs: dict[str, Any], key: Ed25519PrivateKey, *, name: str = "repo.zip") -> bytes:
    """One line of JSON: the envelope for `repo.zip.intoto.jsonl`. `inputs` is the zip's own reports/provenance.json."""
    payload = json.dumps(statement(zip_bytes, inputs, name), sort_keys=True, separators=(",", ":")).encode()
    envelope = {
        "payloadType": PAYLOAD_TYPE,
        "payload": base64.b64encode(payload).decode(),
        "signatures": [{"keyid": key_id(key.public_key()), "sig": base64.b64encode(key.sign(_pae(payload))).decode()}],
        "publicKey": base64.b64encode(_raw(key.public_key())).decode(),
    }
    return json.dumps(envelope, sort_keys=True).encode() + b"\n"


def statement(zip_bytes: bytes, inputs: dict[str, Any], name: str) -> dict[str, Any]:
    return {
        "_type": STATEMENT,
        "subject": [{"name": name, "digest": {"sha256": hashlib.sha256(zip_bytes).hexdigest()}}],
        "predicateType": PREDICATE,
        "predicate": {
            "buildDefinition": {"buildType": BUILD_TYPE, "externalParameters": inputs["inputs"]},
            "runDetails": {"builder": {"id": f"{BUILD_TYPE}@{inputs['generator']['version']}"}},
        },
    }


def verify(envelope: bytes, zip_bytes: bytes, trusted: Ed25519PublicKey | None = None) -> dict[str, Any]:
    """The statement, once its signature and its subject hold. Without `trusted` it proves integrity, not identity."""
    try:
        read = json.loads(envelope)
        payload = base64.b64decode(read["payload"])
        key = trusted or Ed25519PublicKey.from_public_bytes(base64.b64decode(read["publicKey"]))
        key.verify(base64.b64decode(read["signatures"][0]["sig"]), _pae(payload))
        found: dict[str, Any] = json.loads(payload)
        subject = found["subject"][0]["digest"]["sha256"]
    except (InvalidSignature, ValueError, KeyError, IndexError, TypeError) as broken:
        raise NotAuthentic(f"the statement is not signed by this key: {broken!r}") from broken
    if subject != hashlib.sha256(zip_bytes).hexdigest():
        raise NotAuthentic("the statement is about another zip")
    return found


def key_id(key: Ed25519PublicKey) -> str:
    return hashlib.sha256(_raw(key)).hexdigest()[:16]


def _raw(key: Ed25519PublicKey) -> bytes:
    return key.public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)


def _pae(payload: bytes) -> bytes:
    """DSSE pre-authentication encoding: what is really signed."""
    kind = PAYLOAD_TYPE.encode()
    return b" ".join([b"DSSEv1", str(len(kind)).encode(), kind, str(len(payload)).encode(), payload])
