"""Part of a larger value: the names an agent declared, and nothing else of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NoReturn, Protocol


class Refuse(Protocol):
    """Raises for a path nobody declared."""

    def __call__(self, path: str) -> NoReturn: ...


class Glimpse:
    """Stands in for `value` at `path`. A declared name gives the value; a name on the way to one, a further glimpse."""

    def __init__(self, value: object, path: str, reads: Sequence[str], refuse: Refuse) -> None:
        self._value, self._path, self._reads, self._refuse = value, path, reads, refuse

    def __getattr__(self, name: str) -> Any:
        path = f"{self._path}.{name}"
        if covered(path, self._reads):
            return getattr(self._value, name)
        if not opened(path, self._reads):
            self._refuse(path)
        return Glimpse(getattr(self._value, name), path, self._reads, self._refuse)


def covered(path: str, reads: Sequence[str]) -> bool:
    """One of the reads is the path, or holds it."""
    return any(path == read or path.startswith(read + ".") for read in reads)


def opened(path: str, reads: Sequence[str]) -> bool:
    """One of the reads lies inside the path."""
    return any(read.startswith(path + ".") for read in reads)
