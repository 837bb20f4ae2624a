"""What `amp policy test FOLDER` does: load a pack, run its cases, say what came out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from policies import packs
from policies.packs import CaseResult, PackError


@dataclass(frozen=True)
class Trial:
    """`error` is why the pack was refused; then there are no results."""

    pack: str
    results: tuple[CaseResult, ...]
    error: str | None = None

    @property
    def ok(self) -> bool:
        return self.error is None and bool(self.results) and all(result.ok for result in self.results)

    def lines(self) -> Iterator[str]:
        """The refusal, or one line per case and a total."""
        if self.error:
            yield f"{self.pack}: {self.error}"
            return
        for result in self.results:
            yield _line(result)
        failed = sum(not result.ok for result in self.results)
        rules = len({result.rule_id for result in self.results})
        yield f"{self.pack}: {rules} rules, {len(self.results)} cases, {failed} failed"


def run(folder: Path) -> Trial:
    """Never raises: a pack that cannot be used is a result too. Rule ids are checked against the builtin ones."""
    try:
        pack = packs.load(folder)
        packs.refuse_repeats([*packs.builtin().rules, *pack.rules])
    except PackError as error:
        return Trial(folder.name, (), str(error))
    return Trial(f"{pack.name} {pack.version}", tuple(packs.test(pack)))


def _line(result: CaseResult) -> str:
    told = "ok" if result.ok else f"expected {result.expected}, got {result.actual}: {result.message}"
    return f"{'✓' if result.ok else '✗'} {result.rule_id} · {result.case} · {told}"
