"""The identity provider as this process knows it: its discovery document and signing keys, fetched when needed."""

from __future__ import annotations

import threading
import time
from typing import Any

import httpx
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from core.errors import Unavailable
from core.settings import Settings

METADATA_S = 3600.0
KEYS_S = 3600.0
COOLDOWN_S = 30.0
MAX_BYTES = 512 * 1024


class Provider:
    """One lock: however many requests meet an unknown key, it is asked for once, and then not for `COOLDOWN_S`."""

    def __init__(self, settings: Settings, http: httpx.Client | None = None) -> None:
        self.settings = settings
        self.issuer = settings.oidc_issuer or ""
        self.http = http or httpx.Client(timeout=10, follow_redirects=False, trust_env=False)
        self._lock = threading.Lock()
        self._metadata: tuple[float, dict[str, Any]] | None = None
        self._keys: tuple[float, KeySet] | None = None

    def metadata(self) -> dict[str, Any]:
        with self._lock:
            return self._current_metadata()

    def keys(self, kid: str | None) -> KeySet:
        """The signing keys; fetched again when they are old, or `kid` is new and we have not just looked."""
        with self._lock:
            if self._keys is not None:
                age = time.monotonic() - self._keys[0]
                if age < COOLDOWN_S or (age < KEYS_S and kid in {key.kid for key in self._keys[1].keys}):
                    return self._keys[1]
            try:
                fetched = KeySet.import_key_set(self._fetch(self._current_metadata()["jwks_uri"]))  # type: ignore[arg-type]
            except (JoseError, ValueError) as error:
                raise Unavailable("The identity provider's keys cannot be read.") from error
            self._keys = (time.monotonic(), fetched)
            return fetched

    def exchange(self, code: str, verifier: str, redirect_uri: str) -> dict[str, Any] | None:
        """The token answer for a code; None when the provider refuses it."""
        secret, client_id = self.settings.oidc_client_secret, self.settings.oidc_client_id or ""
        form = {"grant_type": "authorization_code", "code": code, "code_verifier": verifier}
        form |= {"redirect_uri": redirect_uri} if secret else {"redirect_uri": redirect_uri, "client_id": client_id}
        basic = httpx.BasicAuth(client_id, secret.get_secret_value()) if secret else httpx.USE_CLIENT_DEFAULT
        try:
            answer = self.http.post(self.metadata()["token_endpoint"], data=form, auth=basic)
        except httpx.HTTPError as error:
            raise Unavailable("The identity provider does not answer.") from error
        if answer.status_code >= 500:
            raise Unavailable("The identity provider does not answer.")
        return _object(answer) if answer.status_code == 200 else None

    def _current_metadata(self) -> dict[str, Any]:
        if self._metadata is None or time.monotonic() - self._metadata[0] > METADATA_S:
            found = self._fetch(self.issuer.rstrip("/") + "/.well-known/openid-configuration")
            wanted = {"authorization_endpoint", "token_endpoint", "jwks_uri"}
            if found.get("issuer") != self.issuer or not wanted <= found.keys():
                raise Unavailable("The identity provider's description does not match AMP_OIDC_ISSUER.")
            self._metadata = (time.monotonic(), found)
        return self._metadata[1]

    def _fetch(self, url: str) -> dict[str, Any]:
        try:
            answer = self.http.get(url)
        except httpx.HTTPError as error:
            raise Unavailable("The identity provider does not answer.") from error
        if answer.status_code != 200:
            raise Unavailable(f"The identity provider answers {answer.status_code}.")
        return _object(answer)


def _object(answer: httpx.Response) -> dict[str, Any]:
    try:
        found = answer.json() if len(answer.content) <= MAX_BYTES else None
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise Unavailable("The identity provider's answer cannot be read.")
    return found
