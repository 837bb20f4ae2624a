"""`python -m tests.matrix.planning DIR`: Terraform plans infra/envs/prod of a rendered tree, each provider mocked.

The plan is Terraform's own: variables, conditions, functions, `count` and `for_each` are evaluated; what a provider
would compute is unknown, but for the values in `mocks.yaml`. Prints one JSON line: `errors` and `resources`.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import yaml

from worker.terraform.__main__ import SOURCE, _attach, _engine
from worker.validators.workspace import lay_out

ROOT = Path(__file__).parents[2]
MOCKS: dict[str, dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("mocks.yaml").read_text())
VARIABLE = re.compile(r'^variable "(\w+)" \{\n.*?^  type +=( .*?)\n', re.MULTILINE | re.DOTALL)
WANTED = re.compile(r"required_providers \{.*?\n  \}", re.DOTALL)
CHART = re.compile(r'charts\["([\w-]+)"\]|chart +(?:=|: ) "([\w-]+)"|toset\(\["([\w-]+)", "([\w-]+)"\]\)')
PROVIDER = re.compile(rb'^provider "\w+" \{\n.*?^\}\n', re.MULTILINE | re.DOTALL)
BLANKS = {"string": "text", "number": 1, "bool": True}


def planned(files: dict[str, bytes]) -> dict[str, Any]:
    """`errors`: summary and detail of each; `resources`: type, address and planned values."""
    with tempfile.TemporaryDirectory(prefix="plan-") as folder:
        lay_out({path: _mocked(path, body) for path, body in files.items() if path.startswith("infra/")}, Path(folder))
        env = {"PATH": "/usr/bin:/bin", "HOME": folder, "PYTHONPATH": str(ROOT), "CHECKPOINT_DISABLE": "1",
               "TF_CLI_CONFIG_FILE": "/dev/null"}  # fmt: skip
        command = [sys.executable, "-m", "tests.matrix.planning", folder]
        done = subprocess.run(command, capture_output=True, text=True, env=env, timeout=300, check=False)
    if not done.stdout.strip():
        return {"errors": [done.stderr.strip()], "resources": []}
    return dict(json.loads(done.stdout.strip().splitlines()[-1]))


def _mocked(path: str, body: bytes) -> bytes:
    """The file for a plan with mocks: a provider that a module configures is the root's, which is mocked."""
    for said, instead in MOCKS["rewritten"].items():
        body = body.replace(said.encode(), instead.encode())
    return PROVIDER.sub(b"", body) if "/modules/" in path else body


def main(tree: Path) -> None:
    root = tree / "infra/envs/prod"
    sources = "\n".join(p.read_text() for p in sorted((tree / "infra").rglob("*.tf")))
    wanted = sorted({s for block in WANTED.findall(sources) for s in SOURCE.findall(block)})
    (root / "mocks_override.tf").write_text(_required(wanted))
    (root / "plan.tftest.hcl").write_text(_test(wanted, (root / "variables.tf").read_text(), sources))
    os.environ["TF_REATTACH_PROVIDERS"] = json.dumps(_attach(sources))
    terraform = _engine()(str(root))
    started = terraform.init(check=False, backend=False)
    if started.retcode:
        raise SystemExit(str(started.error or started.value))
    _, said, _ = terraform.run("test", options={"json": ..., "verbose": ..., "no_color": ...}, chdir=str(root))
    print(json.dumps(_read(said)))  # noqa: T201 - the report is this program's output
    sys.stdout.flush()
    os._exit(0)


def _read(said: str) -> dict[str, Any]:
    lines = [json.loads(line) for line in said.splitlines() if line.startswith("{")]
    errors = [line["diagnostic"] for line in lines if line.get("@level") == "error" and "diagnostic" in line]
    plans = [line["test_plan"] for line in lines if "test_plan" in line]
    changes = [change for plan in plans for change in plan.get("resource_changes", [])]
    return {
        "errors": [f"{e['summary']}: {e.get('detail', '')} ({_place(e)})" for e in errors],
        "resources": [
            {"type": c["type"], "address": c["address"], "values": c["change"]["after"]}
            for c in changes if c["mode"] == "managed"
        ],
    }  # fmt: skip


def _place(found: dict[str, Any]) -> str:
    where, code = found.get("range", {}), found.get("snippet", {})
    return f"{where.get('filename')}, {code.get('context')}: {code.get('code', '').strip()}"


def _required(wanted: list[str]) -> str:
    each = "".join(f'    {s.split("/")[1]} = {{\n      source = "{s}"\n    }}\n' for s in wanted)
    return f"terraform {{\n  required_providers {{\n{each}  }}\n}}\n"


def _test(wanted: list[str], variables: str, sources: str) -> str:
    charts = sorted({name for names in CHART.findall(sources) for name in names if name})
    given = "".join(f"  {name} = {json.dumps(_value(name, kind.strip(), charts))}\n" for name, kind in
                    VARIABLE.findall(variables))  # fmt: skip
    mocks = "".join(_mock(source.split("/")[1]) for source in wanted)
    return f'{mocks}variables {{\n{given}}}\n\nrun "plan" {{\n  command = plan\n}}\n'


def _mock(provider: str) -> str:
    known = MOCKS.get(provider, {})
    each = "".join(
        f'  mock_{mode} "{name}" {{\n    override_during = plan\n    defaults = {json.dumps(values)}\n  }}\n'
        for mode in ("resource", "data") for name, values in known.get(mode, {}).items()
    )  # fmt: skip
    return f'mock_provider "{provider}" {{\n{each}}}\n'


def _value(name: str, kind: str, charts: list[str]) -> Any:
    """A value of the type, plausible where the modules look at it."""
    if name in MOCKS["variables"]:
        return MOCKS["variables"][name]
    if name.endswith("image"):
        return "registry.example/name@sha256:" + "0" * 64
    if name == "charts":
        return {chart: {"repository": "oci://registry.example/charts", "version": "1.0.0"} for chart in charts}
    if kind.startswith("object"):
        return {field: BLANKS[of] for field, of in re.findall(r"(\w+) = (string|number|bool)", kind)}
    if kind.startswith(("list", "set")):
        return ["text"]
    return BLANKS.get(kind, {})


if __name__ == "__main__":
    main(Path(sys.argv[1]))
