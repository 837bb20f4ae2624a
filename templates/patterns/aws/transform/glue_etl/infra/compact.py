"""Rewrites small landed files as few large ones, one folder per table."""

from __future__ import annotations

import itertools
import sys
from typing import Any


def arguments(words: list[str]) -> dict[str, str]:
    """`--name value` pairs of the command line."""
    return {
        name.removeprefix("--"): value for name, value in itertools.pairwise(words) if name.startswith("--")
    }


def compact(session: Any, source: str, target: str, partitions: int = 8) -> None:
    """Reads everything under `source` and replaces `target` with it."""
    session.read.option("recursiveFileLookup", "true").parquet(source).repartition(partitions).write.mode(
        "overwrite"
    ).parquet(target)


def main() -> None:
    from pyspark.sql import SparkSession

    given = arguments(sys.argv[1:])
    compact(SparkSession.builder.getOrCreate(), given["source"], given["target"])


if __name__ == "__main__":
    main()
