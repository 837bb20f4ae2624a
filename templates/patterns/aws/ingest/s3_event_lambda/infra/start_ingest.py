"""Starts a run of the ingest job for a delivered file, named to it; the same delivery twice starts one."""

from __future__ import annotations

import hashlib
import os
from typing import Any


def token(event: dict[str, Any]) -> str:
    """The same for every copy of one delivery: bucket, key and version of the object."""
    detail = event["detail"]
    parts = (
        detail["bucket"]["name"],
        detail["object"]["key"],
        detail["object"].get("version-id", detail["object"]["etag"]),
    )
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:64]


def delivered(event: dict[str, Any]) -> dict[str, str]:
    """The setting that names the delivery to the run."""
    return {"name": "MLSYSTEM_DELIVERED", "value": str(event["detail"]["object"]["key"])}


def handle(event: dict[str, Any], _context: object) -> str:
    """ARN of the started task. Raises when none could be started, so that the event is tried again."""
    import boto3

    answer = boto3.client("ecs").run_task(
        cluster=os.environ["CLUSTER"],
        taskDefinition=os.environ["TASK_DEFINITION"],
        launchType="FARGATE",
        clientToken=token(event),
        overrides={"containerOverrides": [{"name": "job", "environment": [delivered(event)]}]},
        networkConfiguration={
            "awsvpcConfiguration": {
                "subnets": os.environ["SUBNETS"].split(","),
                "securityGroups": [os.environ["SECURITY_GROUP"]],
                "assignPublicIp": os.environ["PUBLIC_ADDRESS"],
            }
        },
    )
    if answer["failures"]:
        raise RuntimeError(f"no run was started: {answer['failures'][0]['reason']}")
    return str(answer["tasks"][0]["taskArn"])
