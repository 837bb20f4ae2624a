"""`python -m cli.commits FILE`: whether a commit message is a conventional one."""

from __future__ import annotations

import re
import sys
from pathlib import Path

KINDS = "feat|fix|docs|style|refactor|perf|test|build|ci|chore|revert"
FORM = re.compile(rf"(?:{KINDS})(?:\([\w./-]+\))?!?: \S.*")


def is_conventional(message: str) -> bool:
    """The first line decides; merges and fix-ups made by git itself pass."""
    first = message.split("\n", 1)[0]
    return bool(FORM.fullmatch(first)) or first.startswith(("Merge ", "fixup! ", "squash! "))


def main() -> int:
    if is_conventional(Path(sys.argv[1]).read_text()):
        return 0
    print(f"Write the first line as `kind: what changed`, kind one of {KINDS.replace('|', ', ')}.")
    return 1


if __name__ == "__main__":
    sys.exit(main())
