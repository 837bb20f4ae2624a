"""What maintenance found becomes labels: work orders landed under contract, each once."""

from __future__ import annotations

from mlsystem import findings, settings, task
from mlsystem.settings import Settings
from pipelines import ingest


def collect(config: Settings) -> int:
    """Work orders landed. Safe to repeat: what has landed is not landed again."""
    known = {order["id"] for order in ingest.landed(config, task.ORDERS)}
    found = [order for order in findings.kept(config) if order["id"] not in known]
    return ingest.ingest(found, config, task.ORDERS).accepted if found else 0


def main() -> None:
    print(f"{collect(settings.load())} labels landed")


if __name__ == "__main__":
    main()
