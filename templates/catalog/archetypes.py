"""An archetype: the shape of system a brief asks for, and the bundle planning starts from on each cloud."""

from __future__ import annotations

from typing import Any

from core.constraints import Strict

ROLES = (
    "ingest.batch", "ingest.stream", "transform.batch", "transform.stream",
    "store.lake", "store.online", "store.vector", "store.warehouse",
    "feature.offline", "feature.online", "train.compute", "train.orchestrator",
    "serve.online", "serve.batch", "serve.async", "serve.llm", "serve.edge",
    "observe.logs", "observe.metrics", "observe.drift", "observe.llm",
    "govern.registry", "govern.contracts", "govern.lineage", "govern.audit", "govern.access",
    "govern.pii", "govern.prompts", "govern.data_versions",
)  # fmt: skip


class Archetype(Strict):
    """`bundles` is cloud → role → pattern id, shared choices already merged in; `band_usd` is a rule of thumb."""

    id: str
    title: str
    problem_types: list[str]
    cues: list[str]
    required: list[str]
    optional: list[str]
    bundles: dict[str, dict[str, str]]
    must_have: list[str]
    usually_wrong: list[str]
    band_usd: tuple[float, float]

    @property
    def roles(self) -> list[str]:
        """Required and optional roles in the fixed order of `ROLES`."""
        wanted = {*self.required, *self.optional}
        return [role for role in ROLES if role in wanted]


def read_archetypes(data: dict[str, Any]) -> dict[str, Archetype]:
    """Archetypes of `archetypes.yaml`; `shared` bundles fill the roles an archetype has but does not name."""
    shared: dict[str, dict[str, str]] = data["shared"]
    return {name: _merge(name, facts, shared) for name, facts in data["archetypes"].items()}


def _merge(name: str, facts: dict[str, Any], shared: dict[str, dict[str, str]]) -> Archetype:
    roles = {*facts["required"], *facts["optional"]}
    bundles = {
        cloud: {role: pattern for role, pattern in {**shared[cloud], **own}.items() if role in roles}
        for cloud, own in facts["bundles"].items()
    }
    return Archetype(id=name, **{**facts, "bundles": bundles})
