"""One build in a process of its own: `python -m tests.templates.repo.digests UMASK SEED KIND…` prints digests.

A kind is an archetype, or one and a problem type with a dot.

Whatever lists a folder here gets its entries in an order drawn from SEED, as another machine's disk would give them.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import sys
from collections.abc import Iterator
from pathlib import Path

from templates.bundle import with_manifest, zip_bytes
from tests.templates.repo.repositories import rendered


def shuffle_folders(seed: int) -> None:
    draw, listed = random.Random(seed), Path.rglob

    def rglob(self: Path, pattern: str) -> Iterator[Path]:
        found = list(listed(self, pattern))
        draw.shuffle(found)
        return iter(found)

    Path.rglob = rglob  # type: ignore[assignment, method-assign]


def digest(kind: str, seed: int) -> str:
    """Of the zip, its files handed over in a drawn order."""
    archetype, _, problem = kind.partition(".")
    brief = 'A "quoted" brief\nof {{ two }} lines'
    files = list(rendered(archetype, brief=brief, problem_type=problem or None).items())  # type: ignore[arg-type]
    random.Random(seed).shuffle(files)
    return hashlib.sha256(zip_bytes(with_manifest(dict(files)))).hexdigest()


def main() -> None:
    umask, seed, kinds = int(sys.argv[1], 8), int(sys.argv[2]), sys.argv[3:]
    os.umask(umask)
    shuffle_folders(seed)
    sys.stdout.write(json.dumps({name: digest(name, seed) for name in kinds}))


if __name__ == "__main__":
    main()
