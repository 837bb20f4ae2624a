"""`python -m api.openapi_file` writes the committed copy of the API's description; a test keeps it from drifting."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from api.main import app
from api.openapi import describe

COMMITTED = Path(__file__).resolve().parents[1] / "web" / "api" / "openapi.json"


def text() -> str:
    return json.dumps(describe(app), indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def main() -> None:
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else COMMITTED
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text())


if __name__ == "__main__":
    main()
