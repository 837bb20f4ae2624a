"""Name today's landed files as a version: `published/versions/landing.dvc`, its contents in `published/dvc`.

Point a DVC remote at `published/dvc` of the artefact store and commit the `.dvc` file to go back to it later.
"""

from __future__ import annotations

from pathlib import Path

from mlsystem import file_versions, settings
from mlsystem.settings import Settings


def record(config: Settings) -> Path:
    """The `.dvc` file; the same files give the same bytes."""
    published = config.home / "published"
    path = published / "versions" / "landing.dvc"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(file_versions.save(config.landing, published / "dvc"))
    return path


def main() -> None:
    print(record(settings.load()).read_text(), end="")


if __name__ == "__main__":
    main()
