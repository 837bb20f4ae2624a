"""CycloneDX SBOM of the locked packages, valid against its own schema."""

from __future__ import annotations

import json

from core.reports import Check
from worker.validators.workspace import BIN, LOCK, Result, Validator, Workspace, concluded, locked

NAME = ("sbom", "cyclonedx-py", "cyclonedx-bom")
SBOM = "reports/sbom.cdx.json"


def run(workspace: Workspace) -> Check:
    shown = [
        "cyclonedx-py",
        "requirements",
        LOCK,
        "--of",
        "JSON",
        "--output-reproducible",
        "--validate",
    ]
    with workspace.copy() as folder:
        done = workspace.sandbox.run([str(BIN / "cyclonedx-py"), *shown[1:]], folder)
    try:
        document = json.loads(done.stdout)
        result = Result(done.exit_code == 0, facts={"components": len(document["components"])})
        workspace.produced[SBOM] = (json.dumps(document, indent=2, sort_keys=True) + "\n").encode()
    except (ValueError, KeyError):
        result = Result(False, [{"message": done.output.strip()[-500:]}])
    return concluded(NAME, shown, done, result, kept="")


VALIDATOR = Validator(*NAME, locked, run)
