"""The wake-up queue against a real server of its protocol; and that nothing depends on it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from uuid import uuid4

import boto3
import pytest
from moto.server import ThreadedMotoServer
from pydantic import SecretStr
from sqlalchemy import Engine

from core import decision_sets, jobs, wake_ups
from core.models.project import Project
from core.settings import Settings
from tests.conftest import Scope


@pytest.fixture
def sqs(settings: Settings) -> Iterator[Settings]:
    server = ThreadedMotoServer(port=0)
    server.start()
    host, port = server.get_host_and_port()
    endpoint = f"http://{host}:{port}"
    given = {"aws_access_key_id": "a", "aws_secret_access_key": "b", "region_name": "us-east-1"}
    url = boto3.client("sqs", endpoint_url=endpoint, **given).create_queue(QueueName=f"wake-up-{uuid4()}")["QueueUrl"]
    yield settings.model_copy(
        update={
            "sqs_wake_up_url": url,
            "sqs_endpoint_url": endpoint,
            "s3_access_key_id": SecretStr("a"),
            "s3_secret_access_key": SecretStr("b"),
        }
    )
    server.stop()


def enqueue(scope: Scope, project: Project) -> None:
    with scope() as session:
        decision_set = decision_sets.propose(session, project, brief="churn")
        jobs.enqueue(session, jobs.PlanDecisionSet(decision_set_id=decision_set.id))


def test_a_committed_job_is_announced_and_the_message_is_used_up(
    sqs: Settings, engine: Engine, scope: Scope, project: Project
) -> None:
    queue = wake_ups.open_wake_ups(sqs)
    assert queue is not None
    wake_ups.announce(engine, queue)
    assert not queue.wait(0)
    enqueue(scope, project)
    assert queue.wait(5)
    assert not queue.wait(0)


def test_a_job_rolled_back_is_not_announced(sqs: Settings, engine: Engine, scope: Scope, project: Project) -> None:
    queue = wake_ups.open_wake_ups(sqs)
    assert queue is not None
    wake_ups.announce(engine, queue)
    with scope() as session:
        jobs.enqueue(session, jobs.AnswerMessage(message_id=project.id))
        session.rollback()
    time.sleep(0.3)
    assert not queue.wait(0)


def test_a_queue_that_is_down_refuses_no_job(engine: Engine, scope: Scope, project: Project) -> None:
    class Down:
        def say(self) -> None:
            raise ConnectionError

        def wait(self, timeout_s: float) -> bool:
            raise ConnectionError

    wake_ups.announce(engine, Down())
    enqueue(scope, project)
    with scope(project_id=None, role="dispatcher") as session:
        from core import claims

        assert claims.take(session, "w", 5) is not None
