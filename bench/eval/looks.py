"""Sets of briefs the rules had never seen: a file each under `heldout/`, with the F1 of its first reading.

The first figure is history: it is taken before any rule has seen the set and never measured again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import yaml

from bench.eval.cases import HERE, Case, case_of


@dataclass(frozen=True)
class Look:
    """A held-out set: `name` is its file's, `about` says whose briefs they are where that was told.

    `kept_out`: no weights are fitted to it. Kinds of misreadings may have been mended for after its first reading,
    so that only `first_f1` is unseen.
    """

    name: str
    first_f1: float
    about: str
    cases: list[Case]
    kept_out: bool = False


def looks() -> list[Look]:
    """Every held-out set in the order of reading."""
    return [_look(path.stem, path.read_text(encoding="utf-8")) for path in sorted((HERE / "heldout").glob("*.yaml"))]


def _look(name: str, text: str) -> Look:
    held = yaml.safe_load(text)
    cases = [_lenient(case_of(row), held.get("ignored", [])) for row in held["cases"]]
    kept_out = bool(held.get("kept_out", False))
    return Look(name, float(held["first_f1"]), str(held.get("about", "")), cases, kept_out)


def _lenient(case: Case, ignored: list[str]) -> Case:
    """The case with the fields ignored that its whole set leaves unlabelled where no label names them."""
    left = [path for path in ignored if path not in {**case.stated, **case.inferred}]
    return replace(case, ignore=[*case.ignore, *left])
