"""Every path a document names exists in the repository: relative links, and file names in code marks.

A fenced block is quoted text, such as the brief: what looks like a link in it is none.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from core.reports import Check
from worker.sandbox.process import Completed
from worker.validators.workspace import Result, Validator, Workspace, concluded, needs

LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)\s#]+)(?:#[^)]*)?\)")
MARKED = re.compile(r"`((?:[\w.-]+/)+[\w.-]+\.(?:py|tf|yml|yaml|md|sh|json|toml|lock|sql))`")

FENCED = re.compile(r"^(`{3,})[^`\n]*\n.*?^\1`*[ \t]*$", re.MULTILINE | re.DOTALL)


def run(workspace: Workspace) -> Check:
    missing = sorted(set(_missing(workspace)))
    findings = [{"file": document, "message": f"{path} does not exist"} for document, path in missing]
    done = Completed(0 if not findings else 1, "", "\n".join(map(str, findings)), 0)
    return concluded(
        ("links", "links", "agentic-mlops-platform"), ["links", "*.md"], done, Result(not findings, findings)
    )


def _missing(workspace: Workspace) -> Iterator[tuple[str, str]]:
    folders = {posixpath.dirname(p) for p in workspace.files}
    known = {*workspace.files, *(f for folder in folders for f in _parents(folder))}
    for document in workspace.matching(".md"):
        text = FENCED.sub("", workspace.files[document].decode())
        here = posixpath.dirname(document)
        linked = {posixpath.normpath(posixpath.join(here, p)) for p in LINK.findall(text)}
        for path in linked | {posixpath.normpath(p) for p in MARKED.findall(text)}:
            if path not in known and posixpath.normpath(posixpath.join(here, path)) not in known:
                yield document, path


def _parents(folder: str) -> Iterator[str]:
    while folder:
        yield folder
        folder = posixpath.dirname(folder)


VALIDATOR = Validator("links", "links", "agentic-mlops-platform", needs(".md"), run)
