from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import SecretStr, ValidationError

from core.settings import Settings


def test_a_key_in_the_environment_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANTHROPIC_API_KEY", "sk-ant-0123456789abcdef")
    assert Settings().provider == "expert"


def test_a_chosen_provider_needs_its_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AMP_PROVIDER", "anthropic")
    with pytest.raises(ValidationError, match="AMP_ANTHROPIC_API_KEY"):
        Settings()
    monkeypatch.setenv("ANTHROPIC_API_KEY", "sk-ant-0123456789abcdef")
    assert Settings().provider == "anthropic"


def test_a_chosen_vendor_needs_its_client(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.misconfiguration.find_spec", lambda name: None if name == "openai" else name)
    assert Settings(provider="anthropic", anthropic_api_key=SecretStr("k")).provider == "anthropic"
    for chosen in ({"provider": "openai"}, {"codegen": "openai"}):
        with pytest.raises(ValidationError, match="make install"):
            Settings(openai_api_key=SecretStr("k"), **chosen)  # type: ignore[arg-type]


def test_known_names_and_prefixed_names_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://plain")
    assert Settings().database_url == SecretStr("postgresql://plain")
    monkeypatch.setenv("AMP_DATABASE_URL", "postgresql://prefixed")
    assert Settings().database_url == SecretStr("postgresql://prefixed")


@pytest.mark.parametrize("unsafe", [{"env": "production"}, {"host": "0.0.0.0"}])  # noqa: S104
def test_automatic_sign_in_stays_on_this_machine(unsafe: dict[str, str]) -> None:
    with pytest.raises(ValidationError, match="AMP_AUTH_MODE=dev"):
        Settings(**unsafe)  # type: ignore[arg-type]


def test_a_bucket_needs_credentials_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAEXAMPLE")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    with pytest.raises(ValidationError, match="S3_BUCKET needs"):
        Settings(s3_bucket="b")
    assert Settings(s3_bucket="b", s3_credentials="role").s3_bucket == "b"


def test_secrets_do_not_show() -> None:
    shown = repr(Settings(database_url=SecretStr("postgresql://u:hunter2@h/d")))
    assert "hunter2" not in shown
