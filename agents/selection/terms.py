"""The facts selection turns on, read once: where, how much, how fast, what is wished and what is banned."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from agents.selection.spellings import spelt
from core.constraints import Constraints
from core.constraints.facts import value, words
from core.plan import Amendment
from templates import regions
from templates.catalog.load import Catalog
from templates.formulae import Names
from templates.workload.model import Workload

HOSTS = {"aws": "aws", "gcp": "gcp", "azure": "azure", "on_prem": "k8s", "multi": "aws"}
DEFAULT_HOST = "aws"
CLUSTERS = frozenset({"kubernetes", "openshift", "rancher", "k8s"})


@dataclass(frozen=True)
class Terms:
    """`cloud` is a catalogue cloud (`k8s` for on-premises); `p95_ms` None means no latency target."""

    constraints: Constraints
    workload: Workload
    catalog: Catalog
    archetype: str
    cloud: str
    region: str
    amendments: tuple[Amendment, ...] = ()

    @cached_property
    def names(self) -> Names:
        """What fit rules are evaluated over."""
        return self.workload.names()

    @property
    def portable(self) -> bool:
        return self.cloud == "k8s" or bool(value(self.constraints.cloud) == "multi")

    @cached_property
    def forbidden(self) -> frozenset[str]:
        return spelt(words(self.constraints.tooling.forbid))

    @property
    def preferred(self) -> frozenset[str]:
        return words(self.constraints.tooling.prefer)

    @property
    def mandated(self) -> frozenset[str]:
        """Products that have to be used, no others in their place."""
        asked = self.constraints.tooling.prefer
        return words(asked) if asked is not None and asked.hard else frozenset()

    @property
    def existing(self) -> frozenset[str]:
        return words(self.constraints.tooling.existing)

    @property
    def named(self) -> frozenset[str]:
        """Products in use or wished for. On a cluster its own name tells none of what runs there from the rest."""
        return (self.existing | self.preferred) - (CLUSTERS if self.cloud == "k8s" else frozenset())

    def names_one_of(self, products: Iterable[str]) -> bool:
        """Whether one of them is in use or wished for."""
        return bool(self.named.intersection(products))

    @property
    def skills(self) -> frozenset[str]:
        return words(self.constraints.team.skills)

    @property
    def regimes(self) -> frozenset[str]:
        return words(self.constraints.regimes) | words(self.constraints.implied_regimes)

    @property
    def classes(self) -> frozenset[str]:
        return words(self.constraints.data_classes)

    @property
    def budget_usd(self) -> float | None:
        return self.workload.budget_usd

    @property
    def p95_ms(self) -> float | None:
        return self.workload.p95_target_ms

    @property
    def residency(self) -> str:
        return str(value(self.constraints.residency) or "none")


def terms(
    constraints: Constraints,
    workload: Workload,
    catalog: Catalog,
    archetype: str,
    amendments: Sequence[Amendment] = (),
) -> Terms:
    """Those of a brief on the cloud and in the region it lands on."""
    cloud = host(constraints)
    region = home_region(constraints, cloud, catalog)
    return Terms(constraints, workload, catalog, archetype, cloud, region, tuple(amendments))


def host(constraints: Constraints) -> str:
    """The catalogue cloud a brief lands on; when it names none, its own cluster behind an air gap, else AWS."""
    stated = value(constraints.cloud)
    if stated in (None, "unspecified") and value(constraints.air_gapped):
        return HOSTS["on_prem"]
    return HOSTS.get(str(stated), DEFAULT_HOST)


def home_region(constraints: Constraints, cloud: str, catalog: Catalog) -> str:
    """The stated primary region, else the cloud's default for the residency, else its default."""
    residency = str(value(constraints.residency) or "none")
    known = catalog.clouds[cloud].regions
    named = regions.lawful(constraints.regions, residency)
    primary = [ref.id for ref in named if ref.role == "primary" and ref.id in known]
    if primary:
        return primary[0]
    return regions.default_region(cloud, residency)
