"""`python -m tests.matrix [infra|static|code|all] [archetype/cloud …]`: every combination through the validators.

The scopes: `infra` is Terraform and Kubernetes, `code` what runs the repository's own Python, `static` the rest.
Combinations run one by one.

Prints a line per combination as it ends and a table at the end; writes nothing outside `.data`. Exit code 1 when a
combination has a failed check, or one that was not run for a reason that is not accepted below.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable
from fnmatch import fnmatch

from core.reports import Check
from tests.matrix.checks import INFRASTRUCTURE, run
from tests.matrix.combinations import EVERY_PATTERN, Combination, combinations, files
from worker.validators.registry import validators

# The only checks that may say `not_run`: no advisory service or registry can be reached from here.
MAY_WAIT = ("pip-audit",)
CODE = tuple(validator.name for validator in validators() if validator.executes_code)
SCOPES: dict[str, Callable[[str], bool]] = {
    "all": lambda _: True,
    "code": CODE.__contains__,
    "infra": INFRASTRUCTURE.__contains__,
    "static": lambda name: name not in CODE + INFRASTRUCTURE,
}


def main(arguments: list[str]) -> int:
    scope = next((a for a in arguments if a in SCOPES), "all")
    patterns = [a for a in arguments if a not in SCOPES] or ["*"]
    chosen = [c for c in combinations() if any(fnmatch(str(c), pattern) for pattern in patterns)]
    rows = {str(c): _one(i, len(chosen), c, scope) for i, c in enumerate(chosen, 1)}
    bad = {name: found for name, found in rows.items() if any(_red(check) for check in found)}
    _table(rows)
    _say(f"{len(rows) - len(bad)} of {len(rows)} combinations green")
    return 1 if bad or not rows else 0


def _one(number: int, total: int, combination: Combination, scope: str) -> list[Check]:
    begun = time.monotonic()
    try:
        tree = files(combination)
    except Exception as broken:
        _say(f"[{number}/{total}] {combination}: not rendered: {broken!r}")
        return [Check(name="rendering", tool="planner and renderer", status="failed", reason=repr(broken))]
    # Every pattern at once is infrastructure without a repository round it: no lock, no settings for its tools.
    known = INFRASTRUCTURE.__contains__ if combination.archetype == EVERY_PATTERN else SCOPES["all"]
    found = list(run(tree, lambda name: known(name) and SCOPES[scope](name)))
    remembered = sum(known for _, known in found)
    reds = [check for check, _ in found if _red(check)]
    seconds = time.monotonic() - begun
    _say(f"[{number}/{total}] {combination}: {len(tree)} files, {len(found)} checks ({remembered} of equal files), "
         f"{len(reds)} red, {seconds:.0f} s")  # fmt: skip
    for check in reds:
        _explain(check)
    return [check for check, _ in found]


def _red(check: Check) -> bool:
    return check.status == "failed" or (check.status == "not_run" and not _accepted(check))


def _accepted(check: Check) -> bool:
    """Not run because there is nothing of its kind, or for want of a service no test may reach."""
    return check.name in MAY_WAIT or check.has_no_subject


def _explain(check: Check) -> None:
    _say(f"    {check.name}: {check.status}: {check.reason}")
    for finding in check.findings[:8]:
        _say(f"      {finding}")


def _table(rows: dict[str, list[Check]]) -> None:
    width = max((len(name) for name in rows), default=0)
    _say(f"{'combination'.ljust(width)}  passed  failed  not_run")
    for name, checks in rows.items():
        count = Counter(check.status for check in checks)
        _say(f"{name.ljust(width)}  {count['passed']:6}  {count['failed']:6}  {count['not_run']:7}")


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - the table is this program's output


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
