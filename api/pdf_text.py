"""The words of a PDF, read in a process of its own: a hostile file costs seconds of that process, never the server."""

from __future__ import annotations

import io
import resource
import subprocess
import sys

from core.errors import BadInput

MAX_PAGES, MAX_CHARS = 60, 60_000
CPU_S, WALL_S = 10, 25
MEMORY_BYTES = 1 << 30
UNREADABLE = "This PDF cannot be read."
WORDLESS = "This PDF holds no text: it may be a scan. Paste its words instead."


def read(body: bytes) -> str:
    """The text of the first pages. Raises BadInput for what is no PDF, is too heavy, or has no words."""
    if not body.startswith(b"%PDF-"):
        raise BadInput("This is not a PDF.")
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-m", "api.pdf_text"],
            input=body,
            capture_output=True,
            timeout=WALL_S,
            env={"LANG": "C.UTF-8", "PYTHONUTF8": "1"},
            check=True,
        )
    except (subprocess.SubprocessError, OSError) as error:
        raise BadInput(UNREADABLE) from error
    text = done.stdout.decode("utf-8", "replace").strip()
    if not text:
        raise BadInput(WORDLESS)
    return text


def main() -> None:
    """PDF on stdin, words on stdout. The kernel ends it when it takes too much."""
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_S, CPU_S))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(sys.stdin.buffer.read()))
    pages = (page.extract_text() for page in reader.pages[:MAX_PAGES])
    text = "\n\n".join(page.strip() for page in pages)
    printable = "".join(char for char in text if char in "\n\t" or char.isprintable())
    sys.stdout.write(printable[:MAX_CHARS])


if __name__ == "__main__":
    main()
