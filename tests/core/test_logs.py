from __future__ import annotations

import json
import logging

import pytest
import structlog

from core import logs

SECRETS = [
    "sk-ant-api03-abcdefghijklmnop",
    "AKIAIOSFODNN7EXAMPLE",
    "ghp_abcdefghijklmnopqrstuvwxyz0123",
    "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD",
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abc_def-123",
    "postgresql://user:hunter2secret@db/amp",
    "Bearer abcdefghijklmnop",
]


@pytest.mark.parametrize("secret", SECRETS)
def test_secrets_in_text_are_removed(secret: str) -> None:
    shown = json.dumps(logs.scrub({"note": f"before {secret} after", "deep": [{"x": secret}]}))
    assert secret not in shown
    assert "hunter2secret" not in shown
    assert "before" in shown


@pytest.mark.parametrize("name", ["password", "api_key", "Authorization", "session_token", "DATABASE_URL", "cookie"])
def test_values_under_secret_names_are_removed(name: str) -> None:
    assert logs.scrub({name: "plain"}) == {name: logs.HIDDEN}


def test_counts_of_tokens_stay_readable() -> None:
    assert logs.scrub({"tokens_total": 42, "lease_token": 3}) == {"tokens_total": 42, "lease_token": 3}


def test_both_kinds_of_logger_write_one_json_line_with_context(capsys: pytest.CaptureFixture[str]) -> None:
    before = logging.getLogger().handlers[:]
    try:
        logs.configure()
        with structlog.contextvars.bound_contextvars(job_id=7):
            logs.logger("test").info("job.started", url="postgresql://u:hunter2@h/d")
            logging.getLogger("library").warning("key is sk-ant-api03-abcdefghijklmnop")
        lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    finally:
        logging.getLogger().handlers[:] = before
        structlog.reset_defaults()
    assert [line["job_id"] for line in lines] == [7, 7]
    assert lines[0]["event"] == "job.started"
    assert "hunter2" not in str(lines)
    assert "sk-ant" not in str(lines)
