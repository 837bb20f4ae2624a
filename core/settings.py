"""Every setting of the product, read once at an entry point and passed down.

Variables carry the prefix `AMP_`; the ones other tools already know (`DATABASE_URL`, `S3_BUCKET`,
`PORT`, …) are read under their own names too. A key that happens to be in the environment changes
nothing by itself: `AMP_PROVIDER` chooses who answers.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal, Self
from uuid import UUID

from pydantic import AliasChoices, Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from core.errors import BadInput
from core.misconfiguration import problems


class Misconfigured(BadInput):
    code, title = "misconfigured", "The settings cannot be used"


def _known_as(*names: str) -> AliasChoices:
    return AliasChoices(*(f"AMP_{name}" for name in names), *names)


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="AMP_", frozen=True, extra="ignore", populate_by_name=True)

    env: Literal["development", "test", "production"] = "development"
    data_dir: Path = Path(".data")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    # Postgres: without a URL the embedded cluster starts by itself.
    database_url: SecretStr | None = Field(default=None, validation_alias=_known_as("DATABASE_URL"))
    migrator_url: SecretStr | None = Field(default=None, validation_alias=_known_as("MIGRATOR_DATABASE_URL"))
    listen_url: SecretStr | None = Field(default=None, validation_alias=_known_as("LISTEN_DATABASE_URL"))
    # Logins that `amp migrate` makes: of each only the name and the password are read.
    web_login_url: SecretStr | None = Field(default=None, validation_alias=_known_as("WEB_DATABASE_URL"))
    worker_login_url: SecretStr | None = Field(default=None, validation_alias=_known_as("WORKER_DATABASE_URL"))
    database_pool_size: int = 10
    statement_timeout_ms: int = 30_000
    idle_in_transaction_timeout_ms: int = 15_000
    postgres_dir: Path | None = None
    postgres_bin: Path | None = None
    postgres_durable: bool = True

    # Artifacts: without a bucket they live under data_dir/objects.
    s3_bucket: str | None = Field(default=None, validation_alias=_known_as("S3_BUCKET"))
    s3_endpoint_url: str | None = Field(default=None, validation_alias=_known_as("S3_ENDPOINT_URL"))
    s3_region: str = Field(default="us-east-1", validation_alias=_known_as("S3_REGION"))
    s3_credentials: Literal["settings", "role"] = "settings"
    s3_access_key_id: SecretStr | None = None
    s3_secret_access_key: SecretStr | None = None
    signed_url_ttl_s: int = Field(default=600, gt=0, le=900)

    # Who answers: `expert` needs no key and no network.
    provider: Literal["expert", "anthropic", "openai", "recorded"] = "expert"
    provider_base_url: str | None = None  # a gateway, or any server that speaks the provider's protocol
    anthropic_api_key: SecretStr | None = Field(
        default=None, validation_alias=_known_as("ANTHROPIC_API_KEY"), repr=False
    )
    openai_api_key: SecretStr | None = Field(default=None, validation_alias=_known_as("OPENAI_API_KEY"), repr=False)
    # Rule packs of the organisation: a folder with pack.yaml, or a folder of such folders.
    policy_dir: Path | None = None
    codegen: Literal["template", "anthropic", "claude_code", "openai"] = "template"
    decision_set_cap_usd: float = Field(default=5.0, ge=0)
    # The cap in tokens also binds models whose price is unknown.
    decision_set_cap_tokens: int = Field(default=2_000_000, ge=0)
    provider_run_s: float = Field(default=1200.0, gt=0)
    # Replies are kept here when `record_replies` is on, and answered from here by the provider `recorded`.
    recordings_dir: Path | None = None
    record_replies: bool = False
    recorded_of: Literal["anthropic", "openai"] = "anthropic"

    # Worker
    worker_concurrency: int = Field(default=2, ge=1, le=64)
    # Jobs a thread takes at once: more than one pays only where jobs take milliseconds.
    worker_batch: int = Field(default=1, ge=1, le=100)
    lease_s: float = Field(default=10.0, gt=0)
    poll_s: float = Field(default=2.0, gt=0)

    # HTTP
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65535, validation_alias=_known_as("PORT"))
    public_url: str = "http://127.0.0.1:8000"
    auth_mode: Literal["dev", "oidc"] = "dev"
    dev_user_id: UUID = UUID("00000000-0000-4000-8000-000000000001")
    oidc_issuer: str | None = None
    oidc_client_id: str | None = None
    oidc_client_secret: SecretStr | None = None
    oidc_scopes: str = "openid email profile"
    oidc_logout: Literal["oidc", "cognito"] = "oidc"
    # Seals a login in progress and webhook secrets; the previous one still opens them while it is being replaced.
    session_secret: SecretStr | None = None
    previous_session_secret: SecretStr | None = None
    session_idle_s: int = 3600
    session_absolute_s: int = 12 * 3600
    trusted_proxies: str = "127.0.0.1"  # addresses whose X-Forwarded-* headers are believed, or "*"
    reads_per_minute: int = Field(default=1200, gt=0)
    writes_per_minute: int = Field(default=240, gt=0)

    # Where code of a model is executed when this host has no sandbox (ECS): comma-separated subnets and groups.
    isolated_task_arn: str | None = None
    isolated_cluster: str = ""
    isolated_subnets: str = ""
    isolated_security_groups: str = ""

    # OpenTelemetry: where spans go, over OTLP/HTTP; none without it.
    otlp_endpoint: str | None = Field(default=None, validation_alias=_known_as("OTEL_EXPORTER_OTLP_ENDPOINT"))

    # Webhooks
    webhook_timeout_s: float = Field(default=15.0, gt=0, le=30)
    webhook_concurrency: int = Field(default=2, ge=1, le=32)
    webhook_allow_loopback: bool = False

    # A queue that only says "look now"; the jobs table stays the truth.
    sqs_wake_up_url: str | None = None
    sqs_endpoint_url: str | None = None

    @model_validator(mode="after")
    def _refuse_half_configured(self) -> Self:
        for problem in problems(self):
            raise ValueError(problem)
        return self


def read_settings() -> Settings:
    """The settings of the environment. Raises `Misconfigured`, which names each variable that cannot be used."""
    try:
        return Settings()
    except ValidationError as error:
        wrong = "; ".join(_complaint(found["loc"], found["msg"]) for found in error.errors(include_input=False))
        raise Misconfigured(f"{wrong}.") from None


def _complaint(location: tuple[int | str, ...], message: str) -> str:
    """What is wrong with which variable, without its value: it may be a secret."""
    said = message.removeprefix("Value error, ")
    if not location:
        return said
    name = str(location[0])
    variable = name if name.isupper() else f"AMP_{name.upper()}"
    return f"{variable}: {said[:1].lower()}{said[1:]}"
