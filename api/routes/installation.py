from __future__ import annotations

from fastapi import APIRouter, Request

from api import installation
from api.auth import Reader
from api.schemas.installation import InstallationOut

router = APIRouter(prefix="/installation", tags=["installation"])


@router.get("")
def show_installation(request: Request, _: Reader) -> InstallationOut:
    """Who answers, at most for how much, and by which rules: what the settings page shows."""
    return installation.describe(request.app.state.settings, request.app.version)
