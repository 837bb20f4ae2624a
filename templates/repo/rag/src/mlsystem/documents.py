"""Documents with who may read them."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass

PUBLIC = "everyone"


@dataclass(frozen=True)
class Document:
    """`groups` may read it; `PUBLIC` stands for all."""

    id: str
    title: str
    text: str
    groups: tuple[str, ...] = (PUBLIC,)

    @property
    def sha256(self) -> str:
        return hashlib.sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()
