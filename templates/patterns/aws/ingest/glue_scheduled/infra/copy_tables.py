"""Copies tables of a database to the bucket, as Parquet, one folder per table."""

from __future__ import annotations

import itertools
import sys
from typing import Any


def arguments(words: list[str]) -> dict[str, str]:
    """`--name value` pairs of the command line."""
    return {
        name.removeprefix("--"): value for name, value in itertools.pairwise(words) if name.startswith("--")
    }


def copy(glue: Any, connection: str, table: str, target: str) -> None:
    options = {"useConnectionProperties": "true", "connectionName": connection, "dbtable": table}
    rows = glue.create_dynamic_frame.from_options(connection_type="postgresql", connection_options=options)
    rows.toDF().write.mode("overwrite").parquet(f"{target}{table}")


def main() -> None:
    from awsglue.context import GlueContext
    from pyspark.context import SparkContext

    given = arguments(sys.argv[1:])
    for table in given["tables"].split(","):
        copy(GlueContext(SparkContext.getOrCreate()), given["connection"], table, given["target"])


if __name__ == "__main__":
    main()
