"""Rendering is pure, deterministic, pinned, and safe against whatever a brief contains."""

from __future__ import annotations

import ast
import json
import re
import tomllib
from collections.abc import Callable

import hcl2
import pytest
import yaml
from plans import ROLES, estimate, intake, plan, policy_report, rendered

from templates.bundle import with_manifest, zip_bytes
from templates.bundle_paths import check_paths
from templates.render import UnknownArchetype, ownership, render
from templates.render_parts import HERE
from templates.render_trace import trace

HOSTILE = (
    'x"; rm -rf / #\n${aws_iam_role.x} %{ for } {{ 7*7 }} {% raw %} `id` $(id) \'\'\' """ ```\n# heading <script>'
    "\u202eevil\u202c\x00\x1b[31m |a|b| --- !!python/object:os.system [x](javascript:1)"
)
PARSERS: dict[str, Callable[[str], object]] = {
    "py": ast.parse, "json": json.loads, "toml": tomllib.loads, "yml": yaml.safe_load, "tf": hcl2.loads,
}  # fmt: skip


@pytest.fixture(params=sorted(ROLES))
def archetype(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_the_same_input_gives_the_same_bytes(archetype: str) -> None:
    assert zip_bytes(with_manifest(rendered(archetype))) == zip_bytes(with_manifest(rendered(archetype)))


def test_hostile_text_leaves_every_file_valid(archetype: str) -> None:
    files = rendered(archetype, name=HOSTILE, brief=HOSTILE)
    check_paths(files)
    for path, data in files.items():
        text = data.decode()
        parse = PARSERS.get(path.rsplit(".", 1)[-1])
        assert "\r" not in text
        assert not re.search("[\u202a-\u202e\u2066-\u2069\x00\x1b]", text), path
        if parse:
            parse(text)


def test_hostile_text_stays_out_of_code(archetype: str) -> None:
    calm, hostile = rendered(archetype), rendered(archetype, name=HOSTILE, brief=HOSTILE)
    assert set(calm) == set(hostile)
    changed = {path for path in calm if calm[path] != hostile[path]}
    named = {"pyproject.toml", *(f"infra/envs/{e}/{f}.tf" for e in ("dev", "prod") for f in ("main", "backend"))}
    # A name tells the domain, and with it how late labels come: columns and days follow.
    of_the_domain = ("domain.py", "schemas.py", "stack/store_lake.tf")
    domain = {p for p in changed if p.startswith("contracts/") or p.endswith(of_the_domain)}
    assert changed - named - domain <= {"README.md", "docs/architecture.md", "docs/model_card.md"}
    assert "49" not in hostile["README.md"].decode().split("\n")[0]


def test_every_pin_is_in_the_list(archetype: str) -> None:
    known = yaml.safe_load((HERE / "pins.yaml").read_text())
    files = rendered(archetype)
    workflows = "\n".join(d.decode() for p, d in files.items() if p.startswith(".github/workflows/"))
    uses = re.findall(r"uses: (\S+?)@(\S+) # (\S+)", workflows)
    assert len(uses) == workflows.count("uses:") > 5
    assert {(n, s, v) for n, s, v in uses} <= {(n, a["sha"], a["version"]) for n, a in known["actions"].items()}
    images = re.findall(r"^FROM (\S+?)@(\S+)", files["Dockerfile"].decode(), re.MULTILINE)
    assert images
    assert set(images) <= {(name, image["digest"]) for name, image in known["images"].items()}


def test_workflows_ask_for_little(archetype: str) -> None:
    for path, data in rendered(archetype).items():
        if path.startswith(".github/workflows/"):
            flow = yaml.safe_load(data)
            assert flow["permissions"] == {"contents": "read"}
            assert "concurrency" in flow
            assert all("timeout-minutes" in job for job in flow["jobs"].values())
            assert "pull_request_target" not in data.decode()


def test_locks_have_hashes_and_no_address(archetype: str) -> None:
    for name in ("requirements.lock", "requirements-dev.lock", "requirements-audit.lock"):
        lock = rendered(archetype)[name].decode()
        assert "://" not in lock
        assert all("--hash=sha256:" in block for block in re.split(r"\n(?=[a-z])", lock))


def test_every_import_is_declared(archetype: str) -> None:
    import sys

    files = rendered(archetype)
    own = {"mlsystem", "pipelines", "services"}
    locked = {re.split(r"[=\[]", line)[0] for line in files["requirements.lock"].decode().splitlines()}
    names = {"sklearn": "scikit-learn", "prometheus_client": "prometheus-client", "jwt": "pyjwt"}
    for path, data in files.items():
        if path.endswith(".py") and not path.startswith("tests/"):
            for module in imports(ast.parse(data)):
                known = module in own or module in sys.stdlib_module_names or names.get(module, module) in locked
                assert known, f"{path} imports {module}"


def imports(tree: ast.AST) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found


def test_paths_the_documents_link_to_exist(archetype: str) -> None:
    files = rendered(archetype)
    links = re.findall(r"\]\(([^)#]+)\)", files["README.md"].decode())
    assert links
    assert [link for link in links if link not in files] == []


def test_every_module_call_points_at_a_module(archetype: str) -> None:
    files = rendered(archetype)
    for path, data in files.items():
        if path.startswith("infra/stack/"):
            for source in re.findall(r'source\s*=\s*"\.\./modules/(\w+)"', data.decode()):
                assert f"infra/modules/{source}/main.tf" in files, path


def test_each_file_has_an_owner_and_existing_tests(archetype: str) -> None:
    paths = list(rendered(archetype))
    specs = trace(paths)
    assert list(specs) == sorted(paths)
    assert {spec.agent for spec in specs.values()} == set(range(17, 23))
    assert all(set(spec.tests) <= set(paths) for spec in specs.values())
    owned = ownership(plan(archetype), intake(), estimate(), policy_report())
    assert sum(len(files) for files in owned.values()) == len(paths)


def test_an_unknown_archetype_is_refused() -> None:
    other = plan("online_tabular").model_copy(update={"archetype": "perpetual_motion"})
    with pytest.raises(UnknownArchetype):
        render(other, intake(), {}, estimate(), policy_report())
