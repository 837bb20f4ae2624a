"""Who writes code, by `AMP_CODEGEN` alone; the default is the templates."""

from __future__ import annotations

from agents.models.guards import Meter
from agents.providers import chosen
from core.settings import Settings
from worker.codegen.claude_code import ClaudeCode
from worker.codegen.model_patch import ModelPatch
from worker.codegen.provider import CodeGenProvider
from worker.codegen.template import TemplateCode


def code_provider(settings: Settings, meter: Meter) -> CodeGenProvider:
    if settings.codegen == "template":
        return TemplateCode()
    if settings.codegen == "claude_code":
        key = settings.anthropic_api_key
        if key is None:
            raise ValueError("AMP_CODEGEN=claude_code needs AMP_ANTHROPIC_API_KEY")
        return ClaudeCode(key.get_secret_value(), meter, chosen.base_url(settings, "anthropic"))
    model = chosen.language_model(settings, settings.codegen)
    if model is None:
        raise ValueError(f"No model stands behind AMP_CODEGEN={settings.codegen}")
    return ModelPatch(model, meter)
