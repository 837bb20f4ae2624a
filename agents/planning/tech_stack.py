"""5 · Tech stack: the pattern behind every role, chosen by filters and scores, with what lost and why."""

from __future__ import annotations

from typing import Literal

from agents.agent import Agent
from agents.planning import pipelines_blueprint, project_stages
from agents.reasons import Reasons
from agents.selection.choose import Selection, choose
from agents.selection.excluded import Excluded, excluded
from agents.selection.kept import Kept, kept
from agents.selection.networked import networked
from agents.selection.spellings import spelt
from agents.selection.terms import Terms, terms
from agents.spelling import several
from agents.view import View
from agents.vocabulary import CLOUDS, count, listed, money
from core.constraints import Conflict, Strict
from core.plan import AgentOutput, Alternative, Component, Elimination, RoleChoice
from templates.catalog.load import Catalog
from templates.catalog.pattern import Pattern
from templates.stand_ins import unbuilt

OWN_CODE = "code of this repository"
COPYLEFT = ("agpl", "sspl", "bsl")
SECRETS = {
    "aws": "Secrets Manager",
    "gcp": "Secret Manager",
    "azure": "Key Vault",
    "k8s": "External Secrets with Vault",
}
IDENTITY = {
    "aws": "IAM roles, GitHub OIDC", "gcp": "service accounts, Workload Identity Federation",
    "azure": "managed identities, federated credentials", "k8s": "service accounts, workload OIDC",
}  # fmt: skip
SEALED = (
    "The workflows are GitHub Actions, and nothing leaves the closed network",
    "Run them on a forge inside that reads the same files (GitHub Enterprise Server, Gitea, Forgejo); weights, images "
    "and packages come on checked media with their digests into a mirrored registry",
    "platform engineer",
)


class StackItem(Strict):
    capability: str
    role: str
    pattern_id: str
    product: str
    version_policy: str
    licence: str
    managed: bool
    alt_pattern_id: str | None
    exit_cost: Literal["low", "med", "high"]


class Decisions(Strict):
    stack: list[StackItem]
    language: Literal["python"]
    python_version: str
    package_manager: Literal["uv"]
    ci: str
    secrets: str
    identity: str
    lockin_score: float
    compatibility_matrix: dict[str, list[str]]
    excluded: list[Excluded]
    ruled_out: int
    cloud: str
    region: str
    components: list[Component]
    choices: list[RoleChoice]
    swaps: list[str]
    in_use_beside: list[Kept] = []
    conflicts: list[Conflict]
    effect: dict[str, float]


class Output(AgentOutput):
    decisions: Decisions


def decide(view: View) -> Output:
    reasons = Reasons(view)
    archetype = view.decision("project_stages", project_stages.Decisions).archetype
    held = terms(view.constraints, view.workload, view.catalog, archetype, view.amendments())
    needs = view.decision("pipelines_blueprint", pipelines_blueprint.Decisions).roles
    found = choose(needs, held)
    decisions = _decisions(found, held, view)
    _explain(reasons, decisions, held)
    spent, place = money(decisions.effect["monthly_usd"]), f"{CLOUDS[held.cloud]} {held.region}"
    if decisions.conflicts:
        headline = f"No design satisfies the hard constraints: {decisions.conflicts[0].explanation}"
        summary = f"{decisions.conflicts[0].explanation} The ways out are listed with their cost."
    else:
        headline = f"{len(decisions.components)} components on {place}, first priced at {spent} a month"
        dearest = [part for part in _dearest(decisions) if part.monthly_usd]
        summary = (
            f"Each part is the best-scoring pattern that passes the hard filters; "
            f"{decisions.ruled_out} candidates did not pass. Most of the money goes to "
            f"{listed(f'{c.pattern_id} ({money(c.monthly_usd or 0)} a month)' for c in dearest[:3])}. "
            f"All parts together are first priced at {spent} a month; zones and copies are settled later."
        )
    return reasons.conclude(Output, decisions, headline, summary, _alternatives(decisions),
                            ("Managed services cost more per unit and less in people.",))  # fmt: skip


def _dearest(d: Decisions) -> list[Component]:
    return sorted(d.components, key=lambda c: (-(c.monthly_usd or 0), c.id))


def _decisions(found: Selection, terms: Terms, view: View) -> Decisions:
    patterns = {c.role: terms.catalog.pattern(c.pattern_id) for c in found.components}
    burden = [6 - p.portability for p in patterns.values()]
    parts = networked(found.components, terms)
    usd = sum(c.monthly_usd or 0 for c in parts)
    return Decisions(
        stack=[_item(choice, terms.catalog, terms.cloud) for choice in found.choices],
        language="python",
        python_version="3.11",
        package_manager="uv",
        ci=view.value("ci", "github_actions"),
        secrets=SECRETS[terms.cloud],
        identity=IDENTITY[terms.cloud],
        lockin_score=round(sum(burden) / len(burden), 1) if burden else 0.0,
        compatibility_matrix={p.id: list(map(_needed, p.requires)) for p in patterns.values() if p.requires},
        excluded=_excluded(found.choices, terms),
        ruled_out=sum(len(choice.eliminated) for choice in found.choices),
        cloud=terms.cloud,
        region=terms.region,
        components=parts,
        choices=found.choices,
        swaps=found.swaps,
        in_use_beside=kept(found.components, found.choices, terms),
        conflicts=found.conflicts,
        effect={"monthly_usd": round(usd, 2)},
    )


def _item(choice: RoleChoice, catalog: Catalog, cloud: str) -> StackItem:
    pattern = catalog.pattern(choice.winner)
    return StackItem(
        capability=choice.role.split(".")[0],
        role=choice.role,
        pattern_id=pattern.id,
        product=pattern.product(cloud) or OWN_CODE,
        version_policy="provider-managed" if pattern.managed else "pinned minor, upgraded quarterly",
        licence=pattern.licence,
        managed=pattern.managed,
        alt_pattern_id=choice.alternatives[0].option if choice.alternatives else None,
        exit_cost=_exit(pattern),
    )


def _needed(need: str) -> str:
    """`table_format|warehouse` → "table format or warehouse"."""
    return need.replace("_", " ").replace("|", " or ")


def _exit(pattern: Pattern) -> Literal["low", "med", "high"]:
    if pattern.portability >= 4:
        return "low"
    return "high" if pattern.stateful and pattern.portability <= 2 else "med"


def _excluded(choices: list[RoleChoice], terms: Terms) -> list[Excluded]:
    """Each pattern once, with what it would cost and what would let it back in."""
    outs: dict[str, Elimination] = {e.pattern_id: e for choice in choices for e in choice.eliminated}
    return [excluded(out, terms) for _, out in sorted(outs.items())]


def _alternatives(d: Decisions) -> tuple[Alternative, ...]:
    """The closest runner-up of every role that has one, nearest score first, five at most."""
    close = [(choice.score - (alt.score or 0), alt) for choice in d.choices for alt in choice.alternatives[:1]]
    close.sort(key=lambda pair: (round(pair[0], 4), pair[1].option))
    return tuple(alt for _, alt in close[:5])


def _unbuilt(reasons: Reasons, d: Decisions, terms: Terms) -> None:
    """Products that are demanded and that no part of the design is built with."""
    patterns = [terms.catalog.pattern(c.pattern_id) for c in d.components]
    used = {name for pattern in patterns for name in (*pattern.products, *pattern.python)}
    left = sorted(product for product in terms.mandated if not spelt({product}) & used)
    if left:
        reasons.risk(
            f"{several(left)} {'is' if len(left) == 1 else 'are'} demanded, and no part of this design uses it",
            "Say which part it stands for; until then it stays beside the design",
            "architect",
            "high",
            "high",
        )


def _streamed(reasons: Reasons, d: Decisions, terms: Terms) -> None:
    """What works on the stream in the delivered repository, where the design names a service that runs programs."""
    for part in (c for c in d.components if c.built_as != c.pattern_id):
        worker = terms.catalog.pattern(part.built_as).title
        built = f"{worker[:1].lower()}{worker[1:]}, which runs the repository's own"
        reasons.say(f"No program for {part.pattern_id} is shipped: what is built, and paid for, is {built}.", "STK-11",
                    because=("throughput.events_per_s",))  # fmt: skip
    for part in unbuilt(d.components):
        reasons.risk(
            f"Nothing is shipped that takes events from {part.pattern_id} to the delivered code",
            "Write that program with the team that knows the service, or leave the service out until then",
            "data engineer",
            "high",
            "high",
        )


def _explain(reasons: Reasons, d: Decisions, terms: Terms) -> None:
    out = [e for choice in d.choices for e in choice.eliminated]
    told = f", for example {out[0].pattern_id}: {out[0].reason}" if out else ""
    reasons.say(f"{count(len(out), 'candidate').capitalize()} broke a hard filter{told}.", "STK-01", "STK-07", "STK-08",
                because=("tooling.forbid", "regions", "residency", "budget.monthly_usd", "latency.p95_ms"))  # fmt: skip
    for part in _dearest(d)[:2]:
        _chosen(reasons, d, part)
    for swap in d.swaps:
        reasons.say(f"{swap}.", "STK-04", because=("budget.monthly_usd", "latency.p95_ms"))
    for other in d.in_use_beside:
        reasons.say(f"{other.product} is in use already; {other.why}.", "STK-10", because=("tooling.existing",))
    if d.compatibility_matrix:
        tied = listed(sorted(d.compatibility_matrix))
        reasons.say(f"Other parts must stand beside {tied}; all of them are in the design.", "STK-03")
    stateful = sum(terms.catalog.pattern(c.pattern_id).stateful for c in d.components)
    said = f"{count(stateful, 'stateful system')} for a team of {terms.workload.team_size:g}".capitalize()
    limit = "within" if stateful <= terms.workload.team_size else "above"
    reasons.say(f"{said}: {limit} one an engineer.", "STK-05", because=("team.size",))
    if terms.portable:
        reasons.say("Kubernetes patterns were considered.", "STK-06", because=("cloud", "team.skills"))
    flagged = [i.product for i in d.stack if any(word in i.licence.lower() for word in COPYLEFT)]
    if flagged:
        reasons.say(f"Check the licence of {', '.join(flagged)} before redistribution.", "STK-09")
    _streamed(reasons, d, terms)
    _unbuilt(reasons, d, terms)
    if terms.workload.air_gapped:
        reasons.risk(*SEALED)
    reasons.assume("cloud", "region", "budget_usd", "platform_eng")
    reasons.risk(
        f"Lock-in {d.lockin_score:g} of 5",
        "Containers, open table formats and a registry export",
        "architect",
        "med",
        "low",
    )


def _chosen(reasons: Reasons, d: Decisions, part: Component) -> None:
    """Why the pattern of one part, against its closest rival."""
    rival = next((c.alternatives[0] for c in d.choices if c.role == part.role and c.alternatives), None)
    cost = "has no known price" if part.monthly_usd is None else f"costs {money(part.monthly_usd)} a month"
    against = f"; {rival.option} comes next: {rival.rejected_because}" if rival else "; nothing else passes the filters"
    reasons.say(
        f"{part.pattern_id} {cost}{against}.", "STK-02", because=("cloud", "team.platform_eng", "tooling.prefer")
    )


AGENT = Agent(
    id="tech_stack",
    number=5,
    title="MLOps Tech Stack: An Architectural Blueprint",
    reads=(
        "constraints",
        "workload",
        "catalog",
        "amendments",
        "decisions.project_stages.archetype",
        "decisions.pipelines_blueprint.roles",
    ),
    output=Output,
    decide=decide,
)
