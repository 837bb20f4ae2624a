"""A queue that only says "look now", for deployments where workers cannot LISTEN. The jobs table stays the truth:
a lost, late or repeated message changes nothing but the time until the next poll."""

from __future__ import annotations

import threading
from typing import Any, Protocol
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, event
from sqlalchemy.orm import Session, SessionTransaction

from core.logs import logger
from core.settings import Settings

ENQUEUED = "enqueued"
MESSAGE = "look"
log = logger(__name__)


class WakeUps(Protocol):
    def say(self) -> None:
        """Tell one waiting worker to look."""

    def wait(self, timeout_s: float) -> bool:
        """Block until told to look, at most `timeout_s`; whether it was."""


class SqsWakeUps:
    def __init__(self, settings: Settings, url: str) -> None:
        self.url = url
        self.client = _client(settings)

    def say(self) -> None:
        self.client.send_message(QueueUrl=self.url, MessageBody=MESSAGE)

    def wait(self, timeout_s: float) -> bool:
        got = self.client.receive_message(
            QueueUrl=self.url, MaxNumberOfMessages=10, WaitTimeSeconds=min(20, int(timeout_s))
        ).get("Messages", [])
        for message in got:
            self.client.delete_message(QueueUrl=self.url, ReceiptHandle=message["ReceiptHandle"])
        return bool(got)


def open_wake_ups(settings: Settings) -> WakeUps | None:
    return SqsWakeUps(settings, settings.sqs_wake_up_url) if settings.sqs_wake_up_url else None


class Announcer:
    """Says it from a thread of its own, many commits in one message, so that no request waits for the queue."""

    def __init__(self, wake_ups: WakeUps) -> None:
        self.wake_ups = wake_ups
        self.due = threading.Event()
        threading.Thread(target=self._announce, name="wake-ups", daemon=True).start()

    def _announce(self) -> None:
        while True:
            self.due.wait()
            self.due.clear()
            try:
                self.wake_ups.say()
            except Exception as error:
                log.warning("wake_up.not_sent", error=type(error).__name__)


_announcers: WeakKeyDictionary[Engine, Announcer] = WeakKeyDictionary()


def announce(engine: Engine, wake_ups: WakeUps | None) -> None:
    """From now on every commit on `engine` that enqueued a job says so."""
    if wake_ups is not None:
        _announcers[engine] = Announcer(wake_ups)


@event.listens_for(Session, "after_commit")
def _say(session: Session) -> None:
    if session.info.pop(ENQUEUED, False) and isinstance(engine := session.bind, Engine) and engine in _announcers:
        _announcers[engine].due.set()


@event.listens_for(Session, "after_soft_rollback")
def _forget(session: Session, _previous: SessionTransaction) -> None:
    session.info.pop(ENQUEUED, None)


def _client(settings: Settings) -> Any:
    """The same credentials as the object store: from our settings, or the task's role."""
    from boto3 import Session as Aws

    keys = (settings.s3_access_key_id, settings.s3_secret_access_key)
    own = settings.s3_credentials == "settings"
    key_id, secret = (key.get_secret_value() if key and own else None for key in keys)
    return Aws(aws_access_key_id=key_id, aws_secret_access_key=secret).client(
        "sqs", region_name=settings.s3_region, endpoint_url=settings.sqs_endpoint_url
    )
