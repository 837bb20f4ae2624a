"""The isolated task over the real protocols: started at an ECS server, fed and answering through an S3 server."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import boto3
import pytest
from botocore.config import Config
from moto.moto_api import state_manager
from moto.server import ThreadedMotoServer
from pydantic import ValidationError

from core.settings import Settings
from worker.isolation import chosen
from worker.isolation.task import IsolatedTask, TaskFailed
from worker.validators.registry import validators

ROOT = Path(__file__).parents[3]
GIVEN = {"aws_access_key_id": "a", "aws_secret_access_key": "b", "region_name": "us-east-1"}
FILES = {"src/app.py": b"x: int = 'not a number'\n", "tests/test_app.py": b"def test_it():\n    assert 1 + 1 == 2\n"}


class Aws:
    """A local server, a bucket, a cluster with our task definition, and a network."""

    def __init__(self, endpoint: str) -> None:
        self.ecs, ec2 = (boto3.client(name, endpoint_url=endpoint, **GIVEN) for name in ("ecs", "ec2"))
        self.s3 = boto3.client("s3", endpoint_url=endpoint, config=Config(signature_version="s3v4"), **GIVEN)
        bucket, cluster = f"b-{uuid4()}", f"c-{uuid4().hex}"
        self.s3.create_bucket(Bucket=bucket)
        self.ecs.create_cluster(clusterName=cluster)
        vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
        ec2.modify_vpc_attribute(VpcId=vpc, EnableDnsHostnames={"Value": True})
        subnet = ec2.create_subnet(VpcId=vpc, CidrBlock="10.0.0.0/24")["Subnet"]["SubnetId"]
        group = ec2.create_security_group(GroupName=cluster, Description="x", VpcId=vpc)["GroupId"]
        registered = self.ecs.register_task_definition(
            family="isolated", requiresCompatibilities=["FARGATE"], networkMode="awsvpc", cpu="256", memory="512",
            containerDefinitions=[{"name": "checks", "image": "amp", "command": ["checks", "--help"], "memory": 512}],
        )  # fmt: skip
        self.settings = Settings(
            env="test", s3_bucket=bucket, s3_credentials="role", isolated_cluster=cluster, isolated_subnets=subnet,
            isolated_task_arn=registered["taskDefinition"]["taskDefinitionArn"], isolated_security_groups=group,
        )  # fmt: skip

    def command(self, arn: str) -> list[str]:
        (task,) = self.ecs.describe_tasks(cluster=self.settings.isolated_cluster, tasks=[arn])["tasks"]
        return list(task["overrides"]["containerOverrides"][0]["command"])

    def stop(self, arn: str) -> None:
        self.ecs.stop_task(cluster=self.settings.isolated_cluster, task=arn)


@pytest.fixture
def aws() -> Iterator[Aws]:
    server = ThreadedMotoServer(port=0)
    server.start()
    # Left alone, the server ends tasks by itself after a few looks; here they end when they are stopped.
    state_manager.set_transition("ecs::task", {"progression": "manual", "times": 1_000_000})
    _, port = server.get_host_and_port()
    yield Aws(f"http://127.0.0.1:{port}")
    state_manager.unset_transition("ecs::task")
    server.stop()


def task_of(aws: Aws, **more: Any) -> IsolatedTask:
    return IsolatedTask(aws.settings, aws.ecs, aws.s3, pause_s=0.05, **more)


def test_what_the_task_is_told_is_what_runs_and_its_answer_comes_back(aws: Aws, tmp_path: Path) -> None:
    """The server starts no container, so we start the very command it was given, in an empty environment."""
    home = tmp_path / "envs" / "0123456789abcdef"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(home)], check=True)
    commands: list[list[str]] = []

    def container(arn: str) -> None:
        commands.append(aws.command(arn))
        env = {"PATH": "/usr/bin:/bin", "AMP_DATA_DIR": str(tmp_path / "inside"), "HOME": str(tmp_path)}
        run = [sys.executable, "-m", "cli.main", *commands[0]]
        subprocess.run(run, cwd=ROOT, env=env, check=False, capture_output=True)
        aws.stop(arn)

    started = task_of(aws).run(FILES, home, lambda arn: threading.Thread(target=container, args=(arn,)).start())
    assert {check.name for check in started} == {one.name for one in validators() if one.executes_code}
    assert all("written by a model" not in (check.reason or "") for check in started)
    assert (tmp_path / "inside" / "envs" / home.name / "bin" / "python").exists()
    assert len(" ".join(commands[0])) < 8000, "an override may not be longer than 8 KiB"
    assert "a-secret" not in str(commands)


def test_a_task_without_an_answer_or_an_end_is_a_failure(aws: Aws) -> None:
    with pytest.raises(TaskFailed, match="without an answer"):
        task_of(aws).run(FILES, None, aws.stop)
    began = time.monotonic()
    with pytest.raises(TaskFailed, match="took longer"):
        task_of(aws, timeout_s=0.3).run(FILES, None)
    assert time.monotonic() - began < 20


def test_only_code_of_a_model_goes_there_and_only_what_executes(aws: Aws, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[dict[str, bytes]] = []

    class Recorded(IsolatedTask):
        def run(self, files: dict[str, bytes], home: Path | None, on_started: Any = None) -> list[Any]:
            sent.append(files)
            return [
                check.model_copy(update={"status": "passed", "reason": None})
                for check in local
                if check.name in executing
            ]

    executing = {one.name for one in validators() if one.executes_code}
    local, _ = chosen.run_all({}, ROOT / ".data", model_written=True)
    checks, _ = chosen.isolated(Recorded(aws.settings, aws.ecs, aws.s3), {}, ROOT / ".data")
    assert len(sent) == 1
    assert sorted(check.name for check in checks) == sorted(check.name for check in local)
    assert all(check.status == "passed" for check in checks if check.name in executing)


def test_a_half_configured_task_is_refused() -> None:
    with pytest.raises(ValidationError, match="AMP_ISOLATED_CLUSTER"):
        Settings(isolated_task_arn="arn:x")
