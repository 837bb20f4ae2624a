"""One run of the isolated task: a Fargate task without role, secrets or a way out, that executes a repository's code.

It reaches nothing but the bucket, and there only what three presigned addresses name: the repository, its Python
environment, and the place for the answer.
"""

from __future__ import annotations

import io
import json
import tarfile
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

from core.errors import Unavailable
from core.reports import Check
from core.settings import Settings
from templates import bundle

PREFIX = "isolated"
URL_S = 3600
CONTAINER = "checks"
Files = dict[str, bytes]


class TaskFailed(Unavailable):
    code, title = "isolated_task_failed", "The isolated task gave no answer"


class IsolatedTask:
    def __init__(self, settings: Settings, ecs: Any, s3: Any, pause_s: float = 3.0, timeout_s: float = 1500.0) -> None:
        self.settings, self.ecs, self.s3 = settings, ecs, s3
        self.pause_s, self.timeout_s = pause_s, timeout_s

    def run(self, files: Files, home: Path | None, on_started: Callable[[str], None] = lambda _: None) -> list[Check]:
        """The checks that execute code, in the environment `home`. Raises `TaskFailed`."""
        name = f"{PREFIX}/{uuid.uuid4().hex}"
        self._put(f"{name}/repo.zip", bundle.zip_bytes(files))
        command = ["checks", "--from", self._get_url(f"{name}/repo.zip"), "--to", self._put_url(f"{name}/checks.json")]
        if home is not None:
            command += ["--environment", home.name, self._get_url(self._environment(home))]
        arn = self._start(command)
        on_started(arn)
        self._wait(arn)
        return self._answer(f"{name}/checks.json")

    def _start(self, command: list[str]) -> str:
        asked = self.ecs.run_task(
            cluster=self.settings.isolated_cluster,
            taskDefinition=self.settings.isolated_task_arn,
            launchType="FARGATE",
            networkConfiguration={
                "awsvpcConfiguration": {
                    "subnets": self.settings.isolated_subnets.split(","),
                    "securityGroups": self.settings.isolated_security_groups.split(","),
                    "assignPublicIp": "DISABLED",
                }
            },
            overrides={"containerOverrides": [{"name": CONTAINER, "command": command}]},
        )
        if not asked["tasks"]:
            raise TaskFailed(f"It did not start: {[failure.get('reason') for failure in asked['failures']]}.")
        return str(asked["tasks"][0]["taskArn"])

    def _wait(self, arn: str) -> None:
        deadline = time.monotonic() + self.timeout_s
        while time.monotonic() < deadline:
            (task,) = self.ecs.describe_tasks(cluster=self.settings.isolated_cluster, tasks=[arn])["tasks"]
            if task["lastStatus"] == "STOPPED":
                return
            time.sleep(self.pause_s)
        self.ecs.stop_task(cluster=self.settings.isolated_cluster, task=arn, reason="took too long")
        raise TaskFailed(f"It took longer than {self.timeout_s:.0f} s.")

    def _answer(self, key: str) -> list[Check]:
        try:
            said = self.s3.get_object(Bucket=self.settings.s3_bucket, Key=key)["Body"].read()
        except self.s3.exceptions.NoSuchKey as error:
            raise TaskFailed("It ended without an answer; its log says why.") from error
        return [Check.model_validate(one) for one in json.loads(said)]

    def _environment(self, home: Path) -> str:
        """Packed once per lock: environments never change."""
        key = f"{PREFIX}/environments/{home.name}.tar.gz"
        if not self.s3.list_objects_v2(Bucket=self.settings.s3_bucket, Prefix=key).get("KeyCount"):
            packed = io.BytesIO()
            with tarfile.open(fileobj=packed, mode="w:gz", compresslevel=1) as tar:
                tar.add(home, arcname=home.name)
            self._put(key, packed.getvalue())
        return key

    def _put(self, key: str, data: bytes) -> None:
        self.s3.put_object(Bucket=self.settings.s3_bucket, Key=key, Body=data)

    def _get_url(self, key: str) -> str:
        return self._signed("get_object", key)

    def _put_url(self, key: str) -> str:
        return self._signed("put_object", key)

    def _signed(self, verb: str, key: str) -> str:
        named = {"Bucket": self.settings.s3_bucket, "Key": key}
        return str(self.s3.generate_presigned_url(verb, Params=named, ExpiresIn=URL_S))
