"""Signatures of bundles: Ed25519. Devices hold the public key only, so a stolen device signs nothing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_der_public_key


class Signer(Protocol):
    def sign(self, data: bytes) -> bytes: ...

    def public_key(self) -> bytes:
        """32 raw bytes, what devices are provisioned with."""
        ...


@dataclass(frozen=True)
class LocalSigner:
    """A key of this process; for the demo and the tests. `seed` is 32 bytes."""

    seed: bytes

    def sign(self, data: bytes) -> bytes:
        return Ed25519PrivateKey.from_private_bytes(self.seed).sign(data)

    def public_key(self) -> bytes:
        return Ed25519PrivateKey.from_private_bytes(self.seed).public_key().public_bytes_raw()


@dataclass(frozen=True)
class KmsSigner:
    """A key that never leaves AWS KMS; `client` is a boto3 `kms` client."""

    client: Any
    key_id: str

    def sign(self, data: bytes) -> bytes:
        answer = self.client.sign(
            KeyId=self.key_id, Message=data, MessageType="RAW", SigningAlgorithm="ED25519_SHA_512"
        )
        return bytes(answer["Signature"])

    def public_key(self) -> bytes:
        found = load_der_public_key(self.client.get_public_key(KeyId=self.key_id)["PublicKey"])
        if not isinstance(found, Ed25519PublicKey):
            raise TypeError("the signing key is not an Ed25519 key")
        return found.public_bytes_raw()


def is_valid(public_key: bytes, signature: bytes, data: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, data)
    except InvalidSignature:
        return False
    return True


def read_key(path: Path) -> bytes:
    return bytes.fromhex(path.read_text().strip())
