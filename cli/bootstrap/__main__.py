"""`python3 -m cli.bootstrap run|install|test|build`: a clean checkout becomes a running product."""

from __future__ import annotations

import os
import sys

from cli.bootstrap import browser, checks, python, web
from cli.bootstrap.shell import DATA, ROOT, Missing, say


def run(arguments: list[str]) -> int:
    interpreter = python.environment(dev=False)
    web.build()
    os.chdir(ROOT)
    os.execv(interpreter, [str(interpreter), "-m", "cli.main", "serve", *arguments])  # noqa: S606


def install(_: list[str]) -> int:
    python.environment(dev=True)
    web.build()
    say("installed")
    return 0


def build(_: list[str]) -> int:
    web.build()
    return 0


def test(arguments: list[str]) -> int:
    interpreter = python.environment(dev=True)
    env = {**web.build(), "CHROMIUM": browser.chromium(interpreter)}
    return checks.run_all(interpreter, env, arguments)


VERBS = {"run": run, "install": install, "build": build, "test": test}


def main() -> int:
    verb = VERBS.get(sys.argv[1]) if len(sys.argv) > 1 else None
    if verb is None:
        print(__doc__)
        return 2
    try:
        python.check_version()
        DATA.mkdir(exist_ok=True)
        return verb(sys.argv[2:])
    except Missing as missing:
        print(f"✗ {missing}", file=sys.stderr)
    except PermissionError as refused:
        print(f"✗ cannot write to {refused.filename}: run from a folder you own", file=sys.stderr)
    except OSError as broken:
        print(f"✗ {broken.strerror}: {broken.filename or ROOT}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
