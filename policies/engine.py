"""Facts and rules in, a policy report out. Pure: the same facts and day always give the same report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from core.reports import PolicyReport, PolicyResult
from policies import isolation
from policies.expressions import prepared
from policies.judgement import judge
from policies.packs import Pack
from policies.rule import Phase, Waiver


def evaluate(
    facts: Mapping[str, Any],
    packs: Iterable[Pack],
    waivers: Iterable[Waiver | Mapping[str, Any]] = (),
    *,
    today: date | None = None,
    phases: Sequence[Phase] = ("plan",),
) -> PolicyReport:
    """Judge every rule of the given phases, in pack and rule order.

    `facts` is what `policies.facts.facts` builds (with `policies.repository_facts` merged in for the
    repository phase). A rule whose facts are absent is `unknown`; only a live waiver turns `fail` or
    `unknown` into `waived`. `today` decides which waivers live and defaults to the current UTC day.
    """
    day = today or datetime.now(UTC).date()
    live = [Waiver.model_validate(waiver) for waiver in waivers]
    packs = list(packs)
    results = [result for pack in packs for result in _results(pack, facts, phases)]
    return PolicyReport(
        results=[_waived(result, live, day) for result in results],
        pack_versions={pack.name: pack.version for pack in packs},
    )


def _results(pack: Pack, facts: Mapping[str, Any], phases: Sequence[Phase]) -> list[PolicyResult]:
    """Rules written by a tenant run in a process that can be killed; ours run here."""
    if not pack.trusted:
        return isolation.results(pack, facts, phases)
    names = prepared(facts)
    return [judge(rule, names, pack.name) for rule in pack.rules if rule.phase in phases]


def _waived(result: PolicyResult, waivers: list[Waiver], today: date) -> PolicyResult:
    if result.outcome not in ("fail", "unknown"):
        return result
    waiver = next((w for w in waivers if w.covers(result.rule_id, today)), None)
    if waiver is None:
        return result
    note = f"Waived by {waiver.owner} until {waiver.expires_at.isoformat()}: {waiver.reason}. {result.message}"
    return result.model_copy(update={"outcome": "waived", "waiver_id": waiver.id, "message": note})
