"""Who answers, by explicit settings alone: a key that happens to be in the environment chooses nobody."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pydantic import SecretStr

from agents.models.guards import Meter
from agents.models.language_model import LanguageModel
from agents.models.recorded import RecordedModel
from agents.providers.expert import ExpertProvider
from agents.providers.material import Past
from agents.providers.provider import Provider
from agents.providers.refining import RefiningProvider
from core.settings import Settings

KEYLESS = "no-key"  # what a local server that asks for none is sent


def language_model(settings: Settings, name: str | None = None) -> LanguageModel | None:
    """The model behind `settings.provider` (or `name`); None for the expert, who needs none."""
    chosen = name or settings.provider
    if chosen == "expert":
        return None
    folder = settings.recordings_dir or settings.data_dir / "recordings"
    if chosen == "recorded":
        return RecordedModel(folder, settings.recorded_of)
    return _recording(_live(settings, chosen), folder, settings.record_replies)


def provider(settings: Settings, meter: Meter, past: Sequence[Past] = ()) -> Provider:
    model = language_model(settings)
    return ExpertProvider() if model is None else RefiningProvider(model, meter, past)


def _live(settings: Settings, chosen: str) -> LanguageModel:
    """The adapters are imported here, so that a process without a model never loads a client."""
    if chosen == "anthropic":
        from agents.models.anthropic_messages import AnthropicModel

        return AnthropicModel(_secret(settings.anthropic_api_key), base_url=base_url(settings, chosen))
    from agents.models.openai_chat import OpenAIModel

    return OpenAIModel(_secret(settings.openai_api_key), base_url=base_url(settings, chosen))


def base_url(settings: Settings, vendor: str) -> str | None:
    """The configured address belongs to the chosen provider; another vendor keeps its own."""
    return settings.provider_base_url if settings.provider in ("expert", vendor) else None


def _recording(live: LanguageModel, folder: Path, wanted: bool) -> LanguageModel:
    return RecordedModel(folder, live.name, live) if wanted else live


def _secret(key: SecretStr | None) -> str:
    return KEYLESS if key is None else key.get_secret_value()
