"""Secrets we must be able to read again, sealed with a key that is not in the database."""

from __future__ import annotations

import base64
import os
import secrets
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from core.errors import AmpError
from core.settings import Settings


class SealBroken(AmpError):
    code, title = "seal_broken", "A stored secret cannot be opened with the configured AMP_SESSION_SECRET"


class Seal:
    """Closes with the first key, opens with any: so a key is replaced without losing what it sealed."""

    def __init__(self, keys: list[str]) -> None:
        self._fernet = MultiFernet([Fernet(_derive(key)) for key in keys])

    def close(self, text: str) -> str:
        return self._fernet.encrypt(text.encode()).decode()

    def open(self, sealed: str, max_age_s: int | None = None) -> str:
        """Raises `SealBroken` for anything altered, sealed elsewhere, or older than `max_age_s`."""
        try:
            return self._fernet.decrypt(sealed.encode("ascii", "replace"), ttl=max_age_s).decode()
        except InvalidToken as error:
            raise SealBroken from error


def seal(settings: Settings) -> Seal:
    """From AMP_SESSION_SECRET (and the previous one), else from a key file of this installation."""
    given = [key.get_secret_value() for key in (settings.session_secret, settings.previous_session_secret) if key]
    return Seal(given or [_installation_key(settings.data_dir)])


def _derive(secret: str) -> bytes:
    derived = HKDF(SHA256(), 32, None, b"amp sealing 1").derive(secret.encode())
    return base64.urlsafe_b64encode(derived)


def _installation_key(data_dir: Path) -> str:
    """Made on first use; the link makes it appear whole, whichever process is first."""
    path = data_dir / "seal.key"
    if not path.exists():
        data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = path.with_suffix(f".{os.getpid()}-{secrets.token_hex(4)}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(48))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text()
