"""One capability pattern: the facts of `templates/patterns/<cloud>/<capability>/<name>/pattern.yaml`, typed."""

from __future__ import annotations

from typing import Annotated, Any, Literal, cast

from pydantic import BeforeValidator, Field, model_validator

from core.constraints import Strict
from core.plan import Capability, Scalar
from templates.formulae import Names, evaluate

LANGUAGE_MODEL = "language model"  # as a brief rules out the whole kind
HOSTED_MODEL = "hosted language model"  # those that somebody else runs
EDGE_INFERENCE = "edge inference"  # a model at the sites, where one may only run in a cloud or a data centre

Eligibility = Literal["eligible", "unverified", "no"]
Expression = Annotated[str, BeforeValidator(str)]
Status = Literal["active", "preview", "closed_to_new", "deprecated"]


class PatternHop(Strict):
    """One step this pattern adds to a request path, milliseconds, same region, warm; `when` over its parameters."""

    name: str
    p50_ms: float
    p95_ms: float
    when: str | None = None


class Latency(Strict):
    """What the pattern adds to a path. `cold_start_ms` applies when nothing is warm; lag is in the data path, and
    `warm_lag_s` instead of both where a worker is kept ready (its parameter `warm`)."""

    p50_ms: float = 0.0
    p95_ms: float = 0.0
    cold_start_ms: float = 0.0
    scale_to_zero: bool = False
    lag_s: float | None = None
    warm_lag_s: float | None = None
    hops: list[PatternHop] = []
    source: str = "E"

    @model_validator(mode="before")
    @classmethod
    def summed(cls, facts: dict[str, Any]) -> dict[str, Any]:
        """With hops and no figures of its own, the pattern adds the sum of its hops."""
        sums = {f"{q}_ms": sum(hop[f"{q}_ms"] for hop in facts.get("hops", [])) for q in ("p50", "p95")}
        return {**sums, **facts}


class Compliance(Strict):
    """`hipaa: unverified` means nobody has checked the provider's dated list, not that it passes."""

    hipaa: Eligibility = "unverified"
    private_link: bool = False
    cmk: bool = False
    regimes_blocked: list[str] = []


class RegionScope(Strict):
    """`only` empty = every region of the cloud but those in `except`."""

    only: list[str] = []
    excluded: list[str] = Field(default=[], alias="except")

    def allows(self, region: str) -> bool:
        return region not in self.excluded and (not self.only or region in self.only)


class Lifecycle(Strict):
    status: Status = "active"
    since: str | None = None
    alternative: str | None = None


class Requirement(Strict):
    """A fit rule over workload names: the pattern is out when `expr` is false."""

    rule_id: str
    expr: Expression
    reason: str


class PatternCost(Strict):
    """quantity(expr) × price; `price` is a key of the price book, per cloud for patterns that run anywhere.

    `{name}` inside a price key is filled from the component's parameters. `when` false leaves the line
    out; `fixed` marks what is paid at zero traffic; `spread` replaces ×0.7 / ×1.5.
    """

    id: str
    price: str | dict[str, str]
    quantity: Expression
    when: str | None = None
    fixed: bool | str = False
    spread: tuple[float, float] | None = None
    assumptions: list[str] = []


class Pattern(Strict):
    """`portability` 5 = runs anywhere; `ops_burden` 5 = hardest to run; `hipaa` etc. are facts to verify."""

    id: str = Field(pattern=r"^(aws|gcp|azure|k8s|any)\.[a-z]+\.[a-z0-9_]+$")
    title: str
    roles: list[str]
    archetypes: list[str] = []
    when: list[str]
    not_when: list[str]
    limits: dict[str, float] = {}
    latency: Latency = Latency()
    scale: str
    compliance: Compliance = Compliance()
    regions: RegionScope = RegionScope()
    lifecycle: Lifecycle = Lifecycle()
    failure_domain: str
    portability: int = Field(ge=1, le=5)
    ops_burden: int = Field(ge=1, le=5)
    stateful: bool = False
    regional: bool = False  # spread over the zones of its region by the service itself
    managed: bool = True
    licence: str = "cloud service"
    products: list[str]
    product_on: dict[str, str] = {}
    speaks: list[str] = []
    built_on: dict[str, list[str]] = {}
    provides: list[str] = []
    requires: list[str] = []
    resource_types: list[str] = []
    python: list[str] = []
    requirements: list[Requirement] = []
    params: dict[str, Scalar] = {}
    derived: dict[str, Expression] = {}
    cost_lines: list[PatternCost] = []
    assumptions: list[str] = []
    notes: list[str] = []
    source: str
    as_of: str
    confidence: Literal["high", "medium", "low"] = "medium"

    @property
    def cloud(self) -> str:
        return self.id.split(".")[0]

    @property
    def capability(self) -> Capability:
        return cast(Capability, self.id.split(".")[1])

    @property
    def name(self) -> str:
        return self.id.split(".")[2]

    @property
    def settings(self) -> frozenset[str]:
        """The names of its own that its bill is made from."""
        return frozenset({*self.params, *self.derived})

    def product(self, cloud: str) -> str | None:
        """What it is called where it runs; None = code of the repository and nothing else."""
        return self.product_on.get(cloud) or next(iter(self.products), None)

    def own_products(self, cloud: str) -> frozenset[str]:
        """What a ban on a product hits: with what it is built on there, not others whose protocol it only speaks."""
        products = (frozenset(self.products) - frozenset(self.speaks)) | frozenset(self.built_on.get(cloud, ()))
        return products | self.kinds

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of tools it is one of, as a brief rules them out whole."""
        hosted = frozenset({HOSTED_MODEL}) if self.managed else frozenset[str]()
        models = hosted | {LANGUAGE_MODEL} if "llm" in self.provides else frozenset[str]()
        return models | {EDGE_INFERENCE} if "edge" in self.provides else models

    @property
    def folder(self) -> str:
        """Where its files live, relative to `templates/patterns`."""
        return self.id.replace(".", "/")

    def misfits(self, names: Names) -> list[Requirement]:
        """The fit rules that this workload breaks; empty = it fits."""
        return [rule for rule in self.requirements if not evaluate(rule.expr, names)]
