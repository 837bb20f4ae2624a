"""The bars the evaluation has to clear, and the report it writes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Status = Literal["pass", "FAIL", "not run"]


@dataclass(frozen=True)
class Bar:
    """One measured figure against its bar; a figure of None was not measured and never counts as passed."""

    name: str
    figure: float | None
    bar: float
    detail: str = ""

    @property
    def status(self) -> Status:
        if self.figure is None:
            return "not run"
        return "pass" if self.figure >= self.bar else "FAIL"


@dataclass
class Report:
    """Everything one run of the evaluation found."""

    bars: list[Bar] = field(default_factory=list)
    sections: list[tuple[str, list[str]]] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        return all(bar.status == "pass" for bar in self.bars)

    def markdown(self) -> str:
        """The report as `docs/evaluation.md`."""
        lines = [HEAD, "| measure | figure | bar | status | over |", "|-|-|-|-|-|"]
        for bar in self.bars:
            figure = "-" if bar.figure is None else f"{bar.figure:.4f}"
            lines.append(f"| {bar.name} | {figure} | {bar.bar:g} | {bar.status} | {bar.detail} |")
        for title, rows in self.sections:
            lines += ["", f"## {title}", "", *rows]
        return "\n".join(lines) + "\n"


HEAD = """# Evaluation of intake and design

Written by `python -m bench.eval`; do not edit by hand. Offline, without a model, and the same on every machine.

Every label names what a careful reader takes from a brief. A fact counts as a hit when its value is right (numbers
within 2%), as wrong or missed otherwise; a stated fact that no label mentions is spurious and costs precision.
A design is judged by what a senior architect would insist on or refuse, by the outcome of policy rules, and by bills
worked out on paper (within 10%). The usual band of a bill is a rule of thumb: its misses are mostly small systems.
"""
