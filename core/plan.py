"""What was decided: components, the choices behind them, flows and latency. No I/O."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from core.constraints import Strict

Capability = Literal["ingest", "transform", "store", "feature", "train", "serve", "observe", "govern"]
Scalar = str | int | float | bool | None


class Component(Strict):
    """One placed pattern. `id` equals its role ("serve.online"), so it is stable over versions."""

    id: str
    pattern_id: str
    capability: Capability
    role: str
    cloud: str
    region: str
    params: dict[str, Scalar | list[Scalar]] = {}
    monthly_usd: float | None = None
    p50_ms: float | None = None
    p95_ms: float | None = None

    @property
    def built_as(self) -> str:
        """The pattern that is built and paid: its own, or what stands in for it (`params.built_as`)."""
        return str(self.params.get("built_as", self.pattern_id))


class Alternative(Strict):
    """Another option, its numbers, why it lost and what would make it win."""

    option: str
    role: str | None = None
    rejected_because: str
    flip_if: str
    monthly_usd: float | None = None
    p95_ms: float | None = None
    risk: str | None = None
    score: float | None = None


class Elimination(Strict):
    """A catalogued pattern that a hard filter removed, and the rule that did it."""

    pattern_id: str
    role: str
    rule: str
    reason: str


class RoleChoice(Strict):
    role: str
    winner: str
    score: float
    scores: dict[str, float]
    alternatives: list[Alternative] = []
    eliminated: list[Elimination] = []
    flip_if: str


class Hop(Strict):
    """One step of a request path, milliseconds."""

    name: str
    component_id: str | None = None
    p50_ms: float
    p95_ms: float
    source: str


class LatencyPath(Strict):
    """Hops summed by p95 ≈ Σp50 + sqrt(Σ(p95−p50)²); `headroom_pct` is None without a target."""

    name: str
    hops: list[Hop]
    p50_ms: float
    p95_ms: float
    target_p95_ms: float | None = None
    headroom_pct: float | None = None


class Flow(Strict):
    source: str
    target: str
    protocol: str
    auth: str
    encrypted: bool
    data_classes: list[str] = []


class Finding(Strict):
    """A critic's finding: what is wrong, by how much, and which agents must think again."""

    id: str
    critic: Literal["technical_critic", "cost_critic", "final_critic"]
    check: str
    severity: Literal["info", "warn", "block"]
    message: str
    owners: list[str]
    components: list[str] = []
    recommendation: str
    evidence: dict[str, Any] = {}
    round: int = 1
    resolved_by: str | None = None


class Amendment(Strict):
    """What a finding, a user's override or a pin asks of the selection of one role.

    `prefer` only ranks a pattern first: every filter still holds and the budget may undo it.
    """

    role: str
    kind: Literal["avoid", "require", "pin", "param", "prefer"]
    pattern_id: str | None = None
    params: dict[str, Scalar] = {}
    reason: str
    origin: str


class Plan(Strict):
    archetype: str
    archetype_reason: str
    cloud: str
    region: str
    components: list[Component]
    choices: list[RoleChoice]
    flows: list[Flow] = []
    latency: list[LatencyPath] = []
    mermaid: str = ""
    summary: str = ""
    amendments: list[Amendment] = []
    findings: list[Finding] = []

    def component(self, role: str) -> Component | None:
        return next((c for c in self.components if c.role == role), None)


class Because(Strict):
    """One reason of a reason card: the claim, the constraint paths and the rules behind it."""

    claim: str
    because: list[str] = []
    rule_ids: list[str] = []


class Assumption(Strict):
    id: str
    text: str
    confidence: Literal["low", "medium", "high"] = "medium"
    affects: list[str] = []


class Risk(Strict):
    risk: str
    severity: Literal["low", "med", "high", "critical"]
    likelihood: Literal["low", "med", "high"]
    mitigation: str
    owner: str


class OpenQuestion(Strict):
    field: str
    why: str
    options: list[str] = []
    default: Scalar = None


class AgentOutput(Strict):
    """The envelope every agent returns; subclasses give `decisions` its type."""

    agent_id: str
    schema_version: int = 1
    decisions: Any
    headline: str = Field(max_length=200)
    summary: str
    rationale: list[Because]
    alternatives: list[Alternative] = []
    tradeoffs: list[str] = []
    assumptions: list[Assumption] = []
    risks: list[Risk] = []
    open_questions: list[OpenQuestion] = []
    depends_on: list[str] = []
    confidence: float = Field(ge=0, le=1)
