"""Who answers for the agents: what the settings name, and never somebody else in its place."""

from __future__ import annotations

from agents.providers.expert import ExpertProvider
from agents.providers.provider import Provider
from core.errors import Discard
from core.settings import Settings


def choose(settings: Settings) -> Provider:
    """Raises `Discard` when the chosen provider cannot answer here."""
    if settings.provider == "expert":
        return ExpertProvider()
    raise Discard(f"AMP_PROVIDER={settings.provider} is not wired to the agents.", code="provider_unavailable")
