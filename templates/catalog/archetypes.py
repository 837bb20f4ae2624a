"""An archetype: the shape of system a brief asks for, and the bundle planning starts from on each cloud."""

from __future__ import annotations

from typing import Any

from core.constraints import Strict

# Every part a design may have, and what it is called.
TITLES = {
    "ingest.batch": "scheduled ingestion", "ingest.stream": "the event stream",
    "transform.batch": "batch processing", "transform.stream": "stream processing",
    "store.lake": "the data lake", "store.online": "the online store",
    "store.vector": "the vector store", "store.warehouse": "the data warehouse",
    "feature.offline": "features for training", "feature.online": "features for serving",
    "train.compute": "training", "train.orchestrator": "pipeline orchestration",
    "serve.online": "online serving", "serve.batch": "batch scoring", "serve.async": "queued serving",
    "serve.llm": "the language model", "serve.edge": "on-device serving",
    "observe.logs": "logs", "observe.metrics": "metrics and alerts", "observe.drift": "drift monitoring",
    "observe.llm": "language model monitoring",
    "govern.registry": "the model registry", "govern.contracts": "data contracts",
    "govern.lineage": "lineage and model cards", "govern.audit": "the audit trail",
    "govern.access": "access, keys and secrets", "govern.pii": "personal data discovery",
    "govern.prompts": "the prompt registry", "govern.data_versions": "data versions",
}  # fmt: skip
ROLES = tuple(TITLES)


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
