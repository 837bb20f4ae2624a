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

from templates.catalog.load import catalog
from templates.render_clouds import UnknownCloud
from templates.render_schedule import cron
from tests.matrix.stacks import CLOUDS, REGIONS, component, everything, rendered
from worker.sandbox.tiers import detect
from worker.validators import terraform_rules, workflow_inputs
from worker.validators.workspace import Workspace, lay_out

ROOT = Path(__file__).parents[3]
SIGN_IN = {
    "aws": "aws-actions/configure-aws-credentials@",
    "gcp": "google-github-actions/auth@",
    "azure": "azure/login@",
    "k8s": "kubectl --namespace",
}
SMALL_USD = 100.0  # a month: too little for a private network of names and addresses
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


def test_every_module_keeps_the_house_rules(cloud: str, tmp_path: Path) -> None:
    assert terraform_rules.run(Workspace(stack(cloud), detect(), None, tmp_path)).findings == []


@pytest.mark.parametrize("place", ["aws", "azure"])
def test_every_module_together_is_valid_in_an_open_network(
    place: str, terraform: Callable[..., dict[str, object]]
) -> None:
    files = everything(place, budget_usd=SMALL_USD)
    assert re.search(rb"^ +open += true$", files["infra/stack/main.tf"], re.MULTILINE)
    report = terraform("validate", "infra/envs/prod", files)
    assert report["ok"], report["diagnostics"]
    assert terraform("fmt", ".", files)["ok"]


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
    assert [name for name, mark in SIGN_IN.items() if mark in flows] == [cloud]


def test_what_reads_a_private_vault_or_share_runs_inside_the_network() -> None:
    files = {path: body.decode() for path, body in stack("azure").items()}
    jobs = re.split(r"\n  (?=\w+:\n)", files[".github/workflows/infra.yml"].split("\njobs:")[1])
    outside = {job.split(":")[0].strip() for job in jobs if "runs-on: ubuntu" in job}
    assert outside == {"check"}
    assert "runs-on: self-hosted" in files[".github/workflows/promote-model.yml"]
    assert 'azurerm_subnet.this["runners"]' in files["infra/modules/network/outputs.tf"]
    assert "subnet\n   `runners`" in files["docs/runbook.md"]


def _module(files: dict[str, bytes], module: str) -> str:
    return "\n".join(b.decode() for p, b in files.items() if p.startswith(f"infra/modules/{module}/"))


def test_an_open_network_on_azure_closes_stores_by_firewall_and_says_so() -> None:
    files = everything("azure", budget_usd=SMALL_USD)
    stack_file = files["infra/stack/main.tf"].decode()
    assert "caller_subnet_ids  = concat(module.network.caller_subnet_ids, " in stack_file
    assert stack_file.count("module.shared_cluster.caller_subnet_ids") == 1
    for module in ("storage_account", "security", "platform", "openai"):
        assert re.search(r'default_action +(=|:) "Deny"', _module(files, module)), module
    for text in (files["docs/runbook.md"], files[".github/workflows/infra.yml"]):
        assert b"no public address" not in text
        assert b"let in the subnets of this network only" in text


@pytest.mark.parametrize("budget_usd", [None, SMALL_USD])
def test_every_private_endpoint_on_azure_finds_its_zone(budget_usd: float | None) -> None:
    files = everything("azure", budget_usd=budget_usd)
    zones = re.search(r"^ +zones += \[(.*)\]", files["infra/stack/main.tf"].decode(), re.MULTILINE)
    domains = re.findall(r'^ +(\w+) += "privatelink\.', files["infra/modules/network/main.tf"].decode(), re.MULTILINE)
    assert zones
    named = re.findall(r'"(\w+)"', zones[1])
    assert set(named) <= set(domains)
    if budget_usd is None:
        assert sorted(named) == sorted(domains)


def test_schedules_become_five_fields() -> None:
    assert cron("cron(0 3 * * ? *)") == "0 3 * * *"
    assert cron("rate(1 hour)") == "0 * * * *"
    with pytest.raises(ValueError, match="not a schedule"):
        cron("sometimes")


def test_a_cloud_without_parts_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(REGIONS, "mars", "olympus-1")
    with pytest.raises(UnknownCloud, match="mars"):
        rendered("mars", [])


def test_the_readme_names_every_variable_of_the_workflows(cloud: str) -> None:
    flows = "\n".join(body.decode() for path, body in stack(cloud).items() if path.startswith(".github/workflows/"))
    used = set(re.findall(r"vars\.(\w+)", flows))
    listed = re.findall(r"^\| `([A-Z0-9_]+)` \|", stack(cloud)["README.md"].decode(), re.MULTILINE)
    assert sorted(listed) == sorted(used)


def test_the_readme_names_the_variables_of_the_cluster_s_workflow_too() -> None:
    service = catalog().pattern("k8s.serve.fastapi_deployment")
    files = rendered("aws", [component(service, "aws", role="serve.online")])
    used = set(re.findall(r"vars\.(\w+)", files[".github/workflows/cluster.yml"].decode()))
    assert {"RUNNER_NAMESPACE", "CLOUD_SETTINGS"} & used
    used |= set(re.findall(r"vars\.(\w+)", files[".github/workflows/release.yml"].decode()))
    assert all(f"| `{name}` |" in files["README.md"].decode() for name in used)


def test_workflows_hand_terraform_what_it_asks_for(cloud: str, tmp_path: Path) -> None:
    def said(files: dict[str, bytes]) -> list[str]:
        return [f["message"] for f in workflow_inputs.run(Workspace(files, detect(), None, tmp_path)).findings]

    path = ".github/workflows/infra.yml"
    assert said(stack(cloud)) == []
    bare = re.sub(rb" -backend-config=\S+|      TF_VAR_owner: .*\n", b"", stack(cloud)[path])
    found = said({**stack(cloud), path: bare})
    assert "plan: infra/envs/prod is not given TF_VAR_owner" in found
    assert any(message.startswith("apply: infra/envs/prod is not given -backend-config=") for message in found)


def test_roles_of_plan_and_apply_reach_the_state(cloud: str) -> None:
    text = "\n".join(b.decode() for p, b in stack(cloud).items() if "/modules/github" in p)
    held = {"aws": "s3:GetObject", "gcp": "roles/storage.objectViewer", "azure": "Storage Blob Data Reader", "k8s": ""}
    assert held[cloud] in text
    assert ("state" in text) == (cloud != "k8s")


def test_what_runs_in_a_cluster_beside_the_cloud_has_a_root_of_its_own(
    terraform: Callable[..., dict[str, object]],
) -> None:
    service = catalog().pattern("k8s.serve.fastapi_deployment")
    files = rendered("aws", [component(service, "aws", role="serve.online")])
    assert "infra/cluster/stack/serve_online.tf" in files
    assert "infra/stack/serve_online.tf" not in files
    assert b"chdir=infra/cluster/envs/prod apply" in files[".github/workflows/cluster.yml"]
    for place in ("infra/cluster/envs/prod", "infra/envs/prod"):
        report = terraform("validate", place, files)
        assert report["ok"], report["diagnostics"]


ACCOUNT = re.compile(r'name\s+= "\$\{substr\(replace\(var\.name, "-", ""\), 0, (\d+)\)\}\$\{var\.unique\}([a-z]+)"')
SERVICE_ACCOUNT = re.compile(r'account_id\s+= "\$\{trimsuffix\(substr\(var\.name, 0, (\d+)\), "-"\)\}(-[a-z-]+)"')


@pytest.mark.parametrize(
    ("cloud", "shape", "most", "unique"), [("azure", ACCOUNT, 24, 6), ("gcp", SERVICE_ACCOUNT, 30, 0)]
)
def test_names_stay_within_what_the_provider_takes(cloud: str, shape: re.Pattern[str], most: int, unique: int) -> None:
    text = "\n".join(body.decode() for path, body in stack(cloud).items() if path.endswith(".tf"))
    found = shape.findall(text)
    assert len(found) > 5
    assert not [(length, end) for length, end in found if int(length) + unique + len(end) > most]


def test_somebody_may_call_every_service_on_cloud_run() -> None:
    """The module asks each caller who may call it, and what answers people or systems asks its owner."""
    files = {path: body.decode() for path, body in stack("gcp").items() if path.endswith(".tf")}
    calls = [t for t in files.values() for t in re.findall(r'^module "\w+" \{\n.*?^\}', t, re.MULTILINE | re.DOTALL)]
    services = [call for call in calls if re.search(r'source += "../service"', call)]
    assert len(services) > 8
    assert all(re.search(r"^  invokers +=", call, re.MULTILINE) for call in services)
    asked = [p for p, text in files.items() if p.startswith("infra/stack/") and "for member in var.callers" in text]
    assert "infra/stack/serve_gcp_serve_cloud_run.tf" in asked
    assert "default" not in files["infra/modules/service/variables.tf"].split('variable "invokers"')[1].split("}")[0]


def test_the_image_opens_every_folder_that_tasks_mount_empty() -> None:
    """An empty volume belongs to root and is closed, where the image does not say that the folder is a volume."""
    files = {path: body.decode() for path, body in stack("aws").items()}
    mounted = {path for text in files.values() for path in re.findall(r'containerPath = "([^"]+)"', text)}
    image = files["Dockerfile"]
    assert mounted == {"/tmp"}
    for folder in mounted:
        volume = image.index(f'VOLUME ["{folder}"]')
        assert image.index(f"chmod 1777 {folder}") < volume < image.index("USER 10001")


PUSHES = {
    "aws": ["ecr:PutImage", "AWS_RELEASE_ROLE_ARN"],
    "gcp": ["roles/artifactregistry.writer", "GCP_RELEASE_SERVICE_ACCOUNT"],
    "azure": ["AcrPush", "AZURE_RELEASE_CLIENT_ID"],
    "k8s": ["secrets.REGISTRY_PASSWORD"],
}


def test_a_workflow_builds_and_pushes_the_image_that_infra_asks_for(cloud: str) -> None:
    files = {path: body.decode() for path, body in stack(cloud).items()}
    release = files[".github/workflows/release.yml"]
    assert release.index("docker build") < release.index("docker push") < release.index("RepoDigests")
    assert "TF_VAR_image: ${{ vars.IMAGE }}" in files[".github/workflows/infra.yml"]
    everywhere = "\n".join(text for path, text in files.items() if path.endswith((".tf", ".yml")))
    assert all(mark in everywhere for mark in PUSHES[cloud])
    assert (cloud == "k8s") == ("id-token: write" not in release)


def test_the_first_apply_makes_what_the_workflows_stand_on_before_the_image(cloud: str) -> None:
    files = {path: body.decode() for path, body in stack(cloud).items()}
    page = files["docs/first-apply.md"]
    assert page.index("terraform.tfvars.example") < page.index("workflow `release`") < page.index("workflow `infra`")
    made = re.findall(r"-target=module\.stack\.module\.(\w+)", page)
    printed = files["infra/stack/outputs.tf"]
    assert cloud == "k8s" or set(made) == set(re.findall(r"module\.(\w+)", printed))
    assert "(docs/first-apply.md)" in files["README.md"]


def test_a_design_without_a_registry_pushes_to_its_owner_s() -> None:
    files = rendered("aws", [component(catalog().pattern("aws.store.s3_parquet"), "aws", role="store.lake")])
    assert b"secrets.REGISTRY_PASSWORD" in files[".github/workflows/release.yml"]
    assert b"IMAGE_REPOSITORY" not in files["infra/stack/outputs.tf"]


def test_a_task_that_never_started_is_an_alarm() -> None:
    rule = _module(stack("aws"), "container_job").split('"aws_cloudwatch_event_rule" "failed"')[1].split("\n}\n")[0]
    assert (
        '"$or" = [{ containers = { exitCode = [{ anything-but = 0 }] } }, { stopCode = ["TaskFailedToStart"] }]' in rule
    )


def test_tables_of_the_service_can_be_maintained_with_our_key() -> None:
    policy = _module(stack("aws"), "security").split("TablesAreMaintained")[1].split("}\n      }")[0]
    assert '"maintenance.s3tables.amazonaws.com"' in policy
    assert '["kms:Decrypt", "kms:GenerateDataKey"]' in policy


def test_dead_letters_can_be_moved_and_are_told() -> None:
    text = _module(stack("gcp"), "ingest_pubsub")
    grants = re.findall(r'resource "google_pubsub_(\w+)_iam_member".*?role += "roles/pubsub\.(\w+)"', text, re.DOTALL)
    assert {("topic", "publisher"), ("subscription", "subscriber")} <= set(grants)
    assert re.search(r"google_pubsub_subscription\.dead\.name.*oldest_unacked_message_age", text)
