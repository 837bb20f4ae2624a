"""The matrix ends red for a failed check, a silent one and a combination that does not render, and green otherwise."""

from __future__ import annotations

import pytest

from core.reports import Check
from tests.matrix import __main__ as matrix
from tests.matrix.combinations import Combination

ONE = Combination("batch_tabular", "aws")


@pytest.mark.parametrize(
    ("check", "code"),
    [
        (Check(name="ruff", tool="ruff", status="passed"), 0),
        (Check(name="ruff", tool="ruff", status="failed", reason="1 finding(s)"), 1),
        (Check(name="ruff", tool="ruff", status="not_run", reason="ruff is not installed"), 1),
        (Check(name="pip-audit", tool="pip-audit", status="not_run", reason="no advisory service"), 0),
        (Check(name="shell", tool="shell", status="not_run", reason="no .sh file in this repository"), 0),
    ],
)
def test_the_exit_code_follows_the_checks(
    check: Check, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(matrix, "files", lambda _: {"a.py": b""})
    monkeypatch.setattr(matrix, "run", lambda *_: iter([(check, False)]))
    assert matrix.main([str(ONE)]) == code
    assert str(ONE) in capsys.readouterr().out


def test_what_does_not_render_is_red(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def broken(_: Combination) -> dict[str, bytes]:
        raise KeyError("no such part")

    monkeypatch.setattr(matrix, "files", broken)
    assert matrix.main([str(ONE)]) == 1
    assert "no such part" in capsys.readouterr().out


def test_a_pattern_that_names_nothing_is_red() -> None:
    assert matrix.main(["nothing/nowhere"]) == 1
