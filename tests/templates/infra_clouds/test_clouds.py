"""All modules of a cloud in one stack: valid against the provider's schema, formatted, pinned and complete."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
import yaml
from stacks import everything, folder, patterns

from templates.render_clouds import UnknownCloud, clouds, cron
from templates.render_infra import MODULE, SHARED, SHARED_CALL
from templates.render_parts import HERE
from worker.validators.workspace import lay_out

ROOT = Path(__file__).parents[3]
CLOUDS = ("gcp", "azure", "k8s")
EXCEPTIONS = yaml.safe_load((Path(__file__).parent / "exceptions.yaml").read_text())
OWN = {"gcp": "google_", "azure": ("azurerm_", "azapi_"), "k8s": ("kubernetes_", "helm_")}
stack = cache(everything)


@pytest.fixture(params=CLOUDS)
def cloud(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def terraform(tmp_path: Path) -> Callable[..., dict[str, object]]:
    def ask(verb: str, path: str, files: dict[str, bytes]) -> dict[str, object]:
        lay_out(files, tmp_path)
        env = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "PYTHONPATH": str(ROOT), "CHECKPOINT_DISABLE": "1"}
        command = [sys.executable, "-m", "worker.terraform", verb, str(tmp_path / path), str(tmp_path)]
        done = subprocess.run(command, capture_output=True, text=True, env=env, timeout=120, check=False)
        return dict(json.loads(done.stdout.strip().splitlines()[-1]))

    return ask


def test_every_module_together_is_valid(cloud: str, terraform: Callable[..., dict[str, object]]) -> None:
    report = terraform("validate", "infra/envs/prod", stack(cloud))
    assert report["ok"], report["diagnostics"]


def test_an_argument_no_provider_knows_is_found(cloud: str, terraform: Callable[..., dict[str, object]]) -> None:
    files = dict(stack(cloud))
    path = "infra/modules/baseline/main.tf" if cloud == "k8s" else "infra/modules/network/main.tf"
    files[path] = re.sub(rb'(resource "[^"]+" "[^"]+" \{\n)', rb"\1  made_up = 1\n", files[path], count=1)
    report = terraform("validate", "infra/envs/prod", files)
    assert not report["ok"]
    assert "made_up" in json.dumps(report["diagnostics"])


def test_everything_is_formatted(cloud: str, terraform: Callable[..., dict[str, object]]) -> None:
    report = terraform("fmt", ".", stack(cloud))
    assert report["ok"], report["output"]


def test_a_module_holds_the_resources_its_pattern_names(cloud: str) -> None:
    base = _types(HERE / "repo" / cloud / "infra")
    placed = [p for p in patterns(cloud) if folder(p, cloud).is_dir()]
    assert len(placed) > 20
    for pattern in placed:
        wanted = {t for t in pattern.resource_types if t.startswith(OWN[cloud])} - set(EXCEPTIONS.get(pattern.id, {}))
        assert wanted <= _types(folder(pattern, cloud)) | base | _types(*shared(folder(pattern, cloud), cloud)), (
            pattern.id
        )


def test_exceptions_are_needed_and_reasoned() -> None:
    for pattern_id, reasons in EXCEPTIONS.items():
        known = next(p for c in CLOUDS for p in patterns(c) if p.id == pattern_id)
        assert set(reasons) <= set(known.resource_types), pattern_id
        assert all(len(str(reason)) > 20 for reason in reasons.values()), pattern_id


def test_budgets_warn_three_times_and_no_key_is_kept(cloud: str) -> None:
    text = "\n".join(body.decode() for path, body in stack(cloud).items() if path.endswith(".tf"))
    if cloud == "k8s":
        assert "kubernetes_resource_quota_v1" in text
        assert 'name      = "deny-all"' in text
    else:
        assert re.search(r"for_each = \[(0\.)?50?, (0\.)?80?, 1(00|\.0)\]", text)
        assert "token.actions.githubusercontent.com" in text
    assert not re.search(r'(password|secret_key|access_key)\s*=\s*"', text)


def test_no_image_or_chart_is_pinned_by_guess(cloud: str) -> None:
    for path, body in stack(cloud).items():
        if path.startswith("infra/") and path.endswith(".tf"):
            assert not re.search(r'^\s*(image|chart_version)\s*=\s*"', body.decode(), re.MULTILINE), path


def test_workflows_sign_in_to_the_plan_s_cloud(cloud: str) -> None:
    flows = "\n".join(body.decode() for path, body in stack(cloud).items() if path.startswith(".github/workflows/"))
    wanted = {"gcp": "google-github-actions/auth@", "azure": "azure/login@", "k8s": "runs-on: self-hosted"}
    assert wanted[cloud] in flows
    assert "aws-actions" not in flows


def test_schedules_become_five_fields() -> None:
    assert cron("cron(0 3 * * ? *)") == "0 3 * * *"
    assert cron("rate(1 hour)") == "0 * * * *"
    with pytest.raises(ValueError, match="not a schedule"):
        cron("sometimes")


def test_a_cloud_without_parts_is_refused() -> None:
    from stacks import REGIONS, rendered

    REGIONS["mars"] = "olympus-1"
    with pytest.raises(UnknownCloud, match="mars"):
        rendered("mars", [])


def shared(home: Path, cloud: str) -> set[Path]:
    """The shared modules a module calls, and those its call in the stack leans on, with what they call in turn."""
    call = home / "call.tf.j2"
    named = set(MODULE.findall("\n".join(p.read_text() for p in home.glob("*.tf"))))
    named |= set(SHARED_CALL.findall(call.read_text())) if call.is_file() else set()
    found = {SHARED / cloud / name for name in named if (SHARED / cloud / name).is_dir()}
    return found.union(*(shared(place, cloud) for place in found))


def _types(*folders: Path) -> set[str]:
    text = "\n".join(p.read_text() for f in folders for p in f.rglob("*.tf"))
    return set(re.findall(r'^resource "(\w+)"', text, re.MULTILINE))


def test_the_readme_names_every_variable_of_the_workflows(cloud: str) -> None:
    flows = "\n".join(body.decode() for path, body in stack(cloud).items() if path.startswith(".github/workflows/"))
    used = set(re.findall(r"vars\.(\w+)", flows))
    assert used == set(clouds()[cloud]["variables"])
    assert all(f"`{name}`" in stack(cloud)["README.md"].decode() for name in used)
