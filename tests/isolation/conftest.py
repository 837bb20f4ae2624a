from __future__ import annotations

from tests.api.auth.conftest import browser, idp, oidc_app, oidc_settings

__all__ = ["browser", "idp", "oidc_app", "oidc_settings"]
