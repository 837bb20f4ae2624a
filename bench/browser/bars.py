"""What the interface may take, and whether a measurement kept to it."""

from __future__ import annotations

from operator import ge, le
from typing import Any

MOST = {
    "frame_ms_p95": 34, "frame_ms_p50": 17, "key_to_frame_ms_p95": 50, "drift_px_max": 80, "cards_in_page_max": 40,
    "heap_mb": 80, "diff_5000_first_paint_s": 0.4, "diff_20000_first_paint_s": 1.2, "tab_switch_ms_max": 100,
}  # fmt: skip
LEAST = {"lighthouse_performance": 95, "lighthouse_accessibility": 95, "lighthouse_best-practices": 95}


def held(figures: dict[str, Any]) -> dict[str, bool | None]:
    """Bar → kept; None where it was not measured."""
    seen = readings(figures)
    bars = {**{name: (le, bar) for name, bar in MOST.items()}, **{name: (ge, bar) for name, bar in LEAST.items()}}
    return {
        name: None if (value := seen.get(name)) is None else bool(keeps(value, bar))
        for name, (keeps, bar) in bars.items()
    }


def readings(figures: dict[str, Any]) -> dict[str, float | None]:
    """The one figure of each bar: of several pages or views the worst."""
    feed, diffs = figures["feed_1000_cards_at_50_per_s"], figures["diff_lines"]
    pages = figures["lighthouse_desktop"].get("pages", {}).values()
    return {
        "frame_ms_p95": feed["frame_ms"].get("p95"),
        "frame_ms_p50": feed["frame_ms"].get("p50"),
        "key_to_frame_ms_p95": feed["key_to_frame_ms"].get("p95"),
        **{name: feed[name] for name in ("drift_px_max", "cards_in_page_max", "heap_mb")},
        **{f"diff_{lines}_first_paint_s": found["first_paint_s"] for lines, found in diffs.items()},
        "tab_switch_ms_max": max(figures["tab_switch_ms"].values()),
        **{name: min((p.get(name.removeprefix("lighthouse_")) or 0 for p in pages), default=None) for name in LEAST},
    }
