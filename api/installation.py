"""What this installation is set up to do; no key, no secret and no address of its own."""

from __future__ import annotations

from api.schemas.installation import CapsOut, InstallationOut, ModelOut, PackOut
from core.model_roles import Role, configured, role
from core.settings import Settings
from policies import packs
from policies.packs import Pack
from templates.catalog.load import catalog


def describe(settings: Settings, version: str) -> InstallationOut:
    vendor = settings.recorded_of if settings.provider == "recorded" else settings.provider
    caps = CapsOut(
        usd=settings.decision_set_cap_usd, tokens=settings.decision_set_cap_tokens, run_s=settings.provider_run_s
    )
    return InstallationOut(
        version=version,
        environment=settings.env,
        sign_in=settings.auth_mode,
        provider=settings.provider,
        gateway=settings.provider_base_url is not None,
        code_by=settings.codegen,
        models=[_model(name, role(vendor, name)) for name in configured().get(vendor, {})],
        caps=caps,
        packs=[_pack(pack) for pack in packs.loaded(settings.policy_dir)],
    )


def _model(name: str, asked: Role) -> ModelOut:
    return ModelOut(
        role=name,
        model=asked.model,
        max_tokens=asked.max_tokens,
        context_tokens=asked.context_tokens,
        usd_per_m_in=_price(asked, "input"),
        usd_per_m_out=_price(asked, "output"),
    )


def _price(asked: Role, way: str) -> float | None:
    """USD per million tokens; None where the price book has no row."""
    row = catalog().prices.get(f"llm.{asked.price}.{way}") if asked.price else None
    return row.usd if row else None


def _pack(pack: Pack) -> PackOut:
    blocking = sum(rule.severity == "block" for rule in pack.rules)
    return PackOut(name=pack.name, version=pack.version, rules=len(pack.rules), blocking=blocking, trusted=pack.trusted)
