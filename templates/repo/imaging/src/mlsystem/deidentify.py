"""What leaves the hospital: no name, number or birth date; a pseudonym only the key holder can make."""

from __future__ import annotations

import hashlib
import hmac
import os
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from mlsystem.contracts import Record
from mlsystem.settings import Settings

KEPT = ("id", "site", "modality", "pixels", "labelled_at", "finding")
# Intervals of one subject stay, calendar dates do not.
SHIFT_DAYS = 180


class MissingKeyError(Exception):
    """Outside the demo's own home no study is accepted without a pseudonym key."""


def deidentify(study: dict[str, Any], key: bytes) -> Record:
    """Only what is named in KEPT survives; dates move by days that belong to the subject."""
    subject = pseudonym(str(study["patient_id"]), key)
    days = timedelta(days=int(subject[:8], 16) % SHIFT_DAYS)
    kept = {name: study.get(name) for name in KEPT}
    at = (datetime.fromisoformat(study["at"]) - days).isoformat()
    labelled = kept["labelled_at"]
    return {**kept, "at": at, "subject": subject, "labelled_at": labelled}


def pseudonym(patient: str, key: bytes) -> str:
    """The same for one patient under one key; without the key neither guessed nor reversed."""
    return hmac.new(key, patient.encode(), hashlib.sha256).hexdigest()[:32]


def key(config: Settings) -> bytes:
    """The key from MLSYSTEM_PSEUDONYM_KEY, or the file a rehearsal has put into its own home."""
    given = os.environ.get("MLSYSTEM_PSEUDONYM_KEY", "")
    if given:
        return given.encode()
    path = key_file(config)
    if not path.is_file():
        raise MissingKeyError("set MLSYSTEM_PSEUDONYM_KEY from the secret store")
    return path.read_bytes()


def key_file(config: Settings) -> Path:
    return config.home / "pseudonym.key"
