"""One page per alarm of the design, under the path its monitoring plan names: `docs/runbooks/<name>.md`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from templates.render_parts import REPO, build

FOLDER = "docs/runbooks/"
SOURCES = REPO / "runbooks"
ALWAYS = ("pipeline-failed", "data-contract", "drift", "model-quality", "cost", "dead-letter")
OF_A_SERVICE = ("errors", "latency")


def names(kind: dict[str, Any], decisions: dict[str, Any]) -> list[str]:
    """The pages of a repository: those every one has, a service's, and what its alerts name besides."""
    found = {*ALWAYS, *(OF_A_SERVICE if kind.get("services") else ()), *_named(decisions)}
    return sorted(found)


def pages(wanted: Iterable[str], values: dict[str, Any]) -> dict[str, bytes]:
    """Repository path → bytes. Raises `FileNotFoundError` for an alert whose page nobody wrote."""
    return {f"{FOLDER}{name}.md": build(SOURCES / f"{name}.md.j2", values) for name in wanted}


def headings() -> dict[str, str]:
    """Page → its title, as its first line says it."""
    return {
        path.name.removesuffix(".md.j2"): path.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ")
        for path in sorted(SOURCES.glob("*.md.j2"))
    }


def _named(decisions: dict[str, Any]) -> Iterable[str]:
    alerts = decisions.get("monitoring_observability", {}).get("decisions", {}).get("alerts", [])
    return (alert["runbook"].removeprefix(FOLDER).removesuffix(".md") for alert in alerts)
