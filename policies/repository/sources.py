"""What source files give away: secrets, and code that unpickles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

SECRET = re.compile(
    r"AKIA[0-9A-Z]{16}|-----BEGIN [A-Z ]*PRIVATE KEY-----|gh[pousr]_[A-Za-z0-9]{36}|sk-[A-Za-z0-9_-]{32,}"
    r"|(?i:secret|password|api_?key|access_?key)\w*[\"']?\s*[:=]\s*[\"'](?=[^\"']*\d)[A-Za-z0-9/+_=-]{20,}[\"']"
)
UNPICKLE = re.compile(r"\b(?:pickle|cloudpickle|dill|joblib)\.loads?\(|torch\.load\((?!.*weights_only=True)")
OPAQUE = (".lock", ".png", ".onnx", ".parquet", ".ipynb", ".svg")


def secrets(files: Mapping[str, bytes]) -> list[str]:
    """`path:line` of everything that looks like a key; a hash in a lock file is none."""
    texts = {path: body for path, body in files.items() if not path.endswith(OPAQUE)}
    return sorted(_lines(texts, SECRET))


def unsafe_loads(files: Mapping[str, bytes]) -> list[str]:
    """`path:line` of every call that runs code hidden in data."""
    return sorted(_lines({path: body for path, body in files.items() if path.endswith(".py")}, UNPICKLE))


def _lines(files: Mapping[str, bytes], pattern: re.Pattern[str]) -> Iterator[str]:
    for path, body in files.items():
        for number, line in enumerate(body.decode("utf-8", "replace").splitlines(), 1):
            if pattern.search(line):
                yield f"{path}:{number}"
