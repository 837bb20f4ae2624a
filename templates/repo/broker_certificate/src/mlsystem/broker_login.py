"""Who this container is to the brokers: the certificate the cluster's user operator made for it."""

from __future__ import annotations

import ssl
import tempfile
from pathlib import Path
from typing import Any

from mlsystem.settings import setting


def options() -> dict[str, Any]:
    """What the Kafka client needs to be let in. Certificates and key come as PEM in secret settings."""
    authority = setting("MLSYSTEM_EVENTS_CA")
    own = f"{setting('MLSYSTEM_EVENTS_CERTIFICATE')}\n{setting('MLSYSTEM_EVENTS_KEY')}\n"
    return {"security_protocol": "SSL", "ssl_context": _context(authority, own)}


def _context(authority: str, own: str) -> ssl.SSLContext:
    """Only this cluster's authority is trusted, and host names are checked."""
    context = ssl.create_default_context(cadata=authority)
    # Security: the library reads a chain from a file only; it is private to this user and gone at once.
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "own.pem")
        path.touch(mode=0o600)
        path.write_text(own)
        context.load_cert_chain(path)
    return context
