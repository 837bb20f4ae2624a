"""Writes `docs/catalogue.md` from the data: `python -m templates.catalog.page`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from templates.catalog.archetypes import Archetype
from templates.catalog.load import ROOT, Catalog, catalog
from templates.catalog.pattern import Pattern

PAGE = ROOT.parent / "docs/catalogue.md"
CAPABILITIES = ("ingest", "transform", "store", "feature", "train", "serve", "observe", "govern")
COLUMNS = ("pattern", "choose it when", "not when", "hard limits", "p95 ms", "moves / runs", "status")


def render(book: Catalog) -> str:
    """The page as text; the same data always gives the same bytes."""
    parts = [*_opening(book), *_archetypes(book), *_patterns(book), *_prices(book)]
    return "\n".join(parts) + "\n"


def write(path: Path = PAGE) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(render(catalog()), encoding="utf-8", newline="\n")


def _opening(book: Catalog) -> Iterator[str]:
    yield "# Catalogue"
    yield ""
    yield "Generated from `templates/`; edit the data, then run `python -m templates.catalog.page`."
    yield ""
    yield (
        f"{len(book.patterns)} patterns, {len(book.archetypes)} archetypes, {len(book.prices)} prices. "
        "Moves / runs: portability (5 = runs anywhere) and the burden of running it (5 = hardest). "
        "Limits and prices are dated and should be checked with the provider before money is spent."
    )


def _archetypes(book: Catalog) -> Iterator[str]:
    yield from ("", "## Archetypes", "", *_table("archetype", "must have", "usually wrong", "usual bill a month"))
    for shape in book.archetypes.values():
        yield _row(_named(shape), *map("; ".join, (shape.must_have, shape.usually_wrong)), _band(shape))


def _named(shape: Archetype) -> str:
    return f"`{shape.id}`<br>{shape.title}"


def _band(shape: Archetype) -> str:
    low, high = shape.band_usd
    return f"${low:,.0f} to ${high:,.0f}"


def _patterns(book: Catalog) -> Iterator[str]:
    for capability in CAPABILITIES:
        yield from ("", f"## {capability.capitalize()}", "", *_table(*COLUMNS))
        found = (p for p in book.patterns.values() if p.capability == capability)
        yield from (_pattern(p) for p in found)


def _pattern(p: Pattern) -> str:
    limits = ", ".join(f"{name} {value:g}" for name, value in p.limits.items())
    status = p.lifecycle.status.replace("_", " ")
    return _row(
        f"`{p.id}`<br>{p.title}", "; ".join(p.when), "; ".join(p.not_when), limits,
        f"{p.latency.p95_ms:g}" if p.latency.p95_ms else "–", f"{p.portability} / {p.ops_burden}",
        status if p.lifecycle.since is None else f"{status} since {p.lifecycle.since}",
    )  # fmt: skip


def _prices(book: Catalog) -> Iterator[str]:
    yield from ("", "## Prices", "", *_table("key", "USD", "per", "region", "source", "as of", "confidence"))
    for price in sorted(book.prices.values(), key=lambda price: price.key):
        usd = "unknown" if price.usd is None else f"{price.usd:.10f}".rstrip("0").rstrip(".")
        yield _row(f"`{price.key}`", usd, price.unit, price.region, price.source, price.as_of, price.confidence)
    yield from ("", "### Where prices were read", "", *_table("source", "what", "as of"))
    yield from (_row(key, source.title, source.as_of) for key, source in sorted(book.sources.items()))


def _table(*columns: str) -> tuple[str, str]:
    return _row(*columns), "|" + "---|" * len(columns)


def _row(*cells: str) -> str:
    return "| " + " | ".join(_cells(cells)) + " |"


def _cells(cells: Iterable[str]) -> Iterator[str]:
    return (cell.replace("|", "\\|") or "–" for cell in cells)


if __name__ == "__main__":
    write()
