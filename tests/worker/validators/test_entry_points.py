"""What infrastructure starts must exist; what it only compares a name with need not."""

from __future__ import annotations

from worker.validators.entry_points import _named

PACKAGE = {"jobs/__init__.py": b"", "jobs/run.py": b""}


def test_a_name_compared_with_is_not_started() -> None:
    terraform = b'tasks = [for s in var.steps : s == "jobs.gone" ? 1 : 2]\nargs = ["jobs.run"]\n'
    assert list(_named({**PACKAGE, "infra/main.tf": terraform})) == [("infra/main.tf", "jobs.run")]


def test_a_name_handed_over_is_started() -> None:
    terraform = b'command = ["python", "-m", "jobs.gone"]\n'
    assert list(_named({**PACKAGE, "infra/main.tf": terraform})) == [("infra/main.tf", "jobs.gone")]
