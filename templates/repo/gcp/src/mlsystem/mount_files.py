"""Files of the mounted bucket, whole or not at all: an object appears when its file is closed.

In place: the mount stores with the generation it has seen, so that OSError (ESTALE) says that somebody else
has written meanwhile. A renamed draft would be stored without looking.
"""

from __future__ import annotations

from pathlib import Path


def write(path: Path, body: bytes) -> None:
    path.write_bytes(body)
