"""`make run` on a second day: nothing is built again that has not changed."""

from __future__ import annotations

import subprocess

from cli.bootstrap import web
from cli.bootstrap.shell import ROOT


def test_the_workspace_is_built_from_committed_files_only() -> None:
    listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "web", "package-lock.json"]
    known = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    sources = {str(path.relative_to(ROOT)) for path in web.sources()}
    assert sources
    assert sources <= set(known)
