"""What would start but not be safe, or not work: found in the settings before anything opens."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from core.addresses import LOOPBACK

if TYPE_CHECKING:
    from core.settings import Settings

CODEGEN_VENDORS = {"anthropic": "anthropic", "claude_code": "anthropic", "openai": "openai"}
# What speaks to a vendor, where it is not among the packages that every installation has.
CLIENTS = {"openai": "openai", "claude_code": "claude_agent_sdk"}
POSTGRES_SCHEMES = {"postgres", "postgresql", "postgresql+psycopg"}
LEAST_SECRET = 32


def problems(given: Settings) -> Iterator[str]:
    """One sentence each; none where the settings can be used."""
    for look in (_databases, _models, _sign_in, _stores, _isolation, _webhooks):
        yield from look(given)


def _databases(given: Settings) -> Iterator[str]:
    urls = (given.database_url, given.migrator_url, given.listen_url, given.web_login_url, given.worker_login_url)
    if not {urlsplit(url.get_secret_value()).scheme for url in urls if url} <= POSTGRES_SCHEMES:
        yield "A database's URL must begin with postgresql://"


def _models(given: Settings) -> Iterator[str]:
    keys = {"anthropic": given.anthropic_api_key, "openai": given.openai_api_key}
    keyless = {"openai"} if given.provider_base_url else set()  # servers of one's own may ask for no key
    missing = {name for name, key in keys.items() if key is None} - keyless
    absent = {name for name, package in CLIENTS.items() if find_spec(package) is None}
    coder = CODEGEN_VENDORS.get(given.codegen, "")
    if given.provider in absent:
        yield f"AMP_PROVIDER={given.provider} needs its client: run `make install`"
    if given.codegen in absent:
        yield f"AMP_CODEGEN={given.codegen} needs its client: run `make install`"
    if given.provider in missing:
        yield f"AMP_PROVIDER={given.provider} needs AMP_{given.provider.upper()}_API_KEY"
    if coder in missing:
        yield f"AMP_CODEGEN={given.codegen} needs AMP_{coder.upper()}_API_KEY"


def _sign_in(given: Settings) -> Iterator[str]:
    if given.auth_mode == "dev" and (given.env == "production" or given.host not in LOOPBACK):
        yield "AMP_AUTH_MODE=dev signs everybody in: only outside production and on a loopback address"
    if given.auth_mode != "oidc":
        return
    secret = given.session_secret.get_secret_value() if given.session_secret else ""
    local = given.env != "production" and urlsplit(given.public_url).hostname in LOOPBACK
    if None in (given.oidc_issuer, given.oidc_client_id):
        yield "AMP_AUTH_MODE=oidc needs AMP_OIDC_ISSUER and client id"
    if len(secret) < LEAST_SECRET:
        yield f"AMP_AUTH_MODE=oidc needs AMP_SESSION_SECRET ({LEAST_SECRET}+ chars)"
    if not given.public_url.startswith("https://") and not local:
        yield "AMP_PUBLIC_URL must be https: sign-in cookies are never sent in clear text"


def _stores(given: Settings) -> Iterator[str]:
    if given.s3_credentials != "settings" or None not in (given.s3_access_key_id, given.s3_secret_access_key):
        return
    if given.sqs_wake_up_url:
        yield "AMP_SQS_WAKE_UP_URL needs the keys the object store uses, or AMP_S3_CREDENTIALS=role"
    if given.s3_bucket:
        yield "S3_BUCKET needs AMP_S3_ACCESS_KEY_ID and AMP_S3_SECRET_ACCESS_KEY, or AMP_S3_CREDENTIALS=role"


def _isolation(given: Settings) -> Iterator[str]:
    beside = (given.isolated_cluster, given.isolated_subnets, given.isolated_security_groups, given.s3_bucket)
    if given.isolated_task_arn is not None and not all(beside):
        yield "AMP_ISOLATED_TASK_ARN needs AMP_ISOLATED_CLUSTER, _SUBNETS, _SECURITY_GROUPS and S3_BUCKET"


def _webhooks(given: Settings) -> Iterator[str]:
    if given.webhook_allow_loopback and given.env == "production":
        yield "AMP_WEBHOOK_ALLOW_LOOPBACK lets webhooks reach this machine: only outside production"
