"""One rule against one set of facts: looked at item by item, then summed up without losing a doubt."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from core.reports import Outcome, PolicyResult, Severity
from policies.evidence import Names, absent, evidence
from policies.expressions import Missing, expression, prepared, shown
from policies.rule import Rule, Validation

MAX_ITEMS = 500
MAX_MESSAGES = 5
ORDER: tuple[Severity, ...] = ("info", "warn", "block")


@dataclass
class Judged:
    """What was found for one item (or for the rule as a whole)."""

    outcome: Outcome
    severity: Severity
    messages: list[str] = field(default_factory=list)
    evidence: dict[str, Any] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)


def judge(rule: Rule, facts: Mapping[str, Any], pack: str = "builtin") -> PolicyResult:
    """Outcome of `rule`: fail beats unknown beats pass; nothing looked at is not_applicable."""
    found = _judged(rule, {**prepared(facts), **prepared({"params": rule.params})})
    outcome = next((o for o in ("fail", "unknown", "pass") if any(j.outcome == o for j in found)), "not_applicable")
    telling = [j for j in found if j.outcome == outcome]
    told = [j for j in found if j.outcome in ("fail", "unknown")] or found
    return PolicyResult(
        rule_id=rule.id,
        title=rule.title,
        outcome=outcome,
        severity=max((j.severity for j in telling), key=ORDER.index, default=declared(rule)),
        message=_message(rule, outcome, found),
        evidence={path: value for j in told for path, value in j.evidence.items()},
        remediation=rule.remediation,
        references=rule.references,
        owners=rule.owners,
        pack=pack,
    )


def _judged(rule: Rule, names: Names) -> list[Judged]:
    applies = _value(rule.match, (), names)
    if applies is False:
        return []
    if applies is not True:
        return [_undecided(rule, names, [rule.match], applies)]
    if rule.each is None:
        return [_item(rule, names)]
    items = _value(rule.each.items, (), names)
    if not isinstance(items, list):
        return [_undecided(rule, names, [rule.each.items], items)]
    if len(items) > MAX_ITEMS:
        return [_undecided(rule, names, [], Missing(f"more than {MAX_ITEMS} items in {rule.each.items}"))]
    found = [j for item in items for j in _each(rule, {**names, rule.each.name: item})]
    if not found and rule.each.empty == "unknown":
        return [_undecided(rule, names, [rule.each.items], Missing(f"nothing to look at in {rule.each.items}"))]
    return found


def _each(rule: Rule, names: Names) -> list[Judged]:
    assert rule.each is not None  # noqa: S101
    wanted = _value(rule.each.where, rule.bound, names)
    if wanted is False:
        return []
    return [_item(rule, names) if wanted is True else _undecided(rule, names, [rule.each.where], wanted)]


def _item(rule: Rule, names: Names) -> Judged:
    values = [(v, _value(v.expression, rule.bound, names)) for v in rule.validations]
    read = [v.expression for v in rule.validations]
    failed = [v for v, value in values if value is False]
    if failed:
        severity = max((_severity(rule, names, v) for v in failed), key=ORDER.index)
        return Judged("fail", severity, [_rendered(v, rule, names) for v in failed], evidence(rule, names, read))
    doubtful = [(v, value) for v, value in values if value is not True]
    if doubtful:
        return _undecided(rule, names, [v.expression for v, _ in doubtful], doubtful[0][1], doubtful[0][0])
    return Judged("pass", _severity(rule, names, None), [], evidence(rule, names, read))


def _undecided(rule: Rule, names: Names, read: list[str], value: Any, validation: Validation | None = None) -> Judged:
    """Unknown, naming the absent facts if there are any, else what the expression gave."""
    missing = absent(rule, names, read)
    why = value.why if isinstance(value, Missing) else f"expected true or false, got {shown(value)}"
    reasons = [] if missing else [why]
    return Judged("unknown", _severity(rule, names, validation), reasons, evidence(rule, names, read), missing)


def _value(source: str, bound: tuple[tuple[str, str], ...], names: Names) -> Any:
    return expression(source, bound).value(names)


def _severity(rule: Rule, names: Names, validation: Validation | None) -> Severity:
    """An undecided severity counts as the strictest one."""
    declared = (validation.severity if validation else None) or rule.severity
    if declared in ORDER:
        return declared
    value = _value(declared, rule.bound, names)
    return value if value in ORDER else "block"


def declared(rule: Rule) -> Severity:
    """The severity of a rule that looked at nothing: its own, or the strictest if that depends on facts."""
    return rule.severity if rule.severity in ORDER else "block"


def _rendered(validation: Validation, rule: Rule, names: Names) -> str:
    def fill(match: re.Match[str]) -> str:
        value = _value(match.group(1), rule.bound, names)
        return "?" if isinstance(value, Missing) else shown(value)

    return re.sub(r"\{([^{}]+)\}", fill, validation.message)


def _message(rule: Rule, outcome: str, found: list[Judged]) -> str:
    """What fails, then what is not known; each item once, the first few in full."""
    if outcome == "pass":
        return f"Holds: {rule.title}" + (f" ({len(found)} looked at)" if rule.each else "")
    if outcome == "not_applicable":
        return "Does not apply to this design"
    texts = list(dict.fromkeys(m for j in found for m in j.messages))
    missing = list(dict.fromkeys(path for j in found for path in j.missing))
    return "; ".join([*_first(texts, "; "), *([f"Not known: {''.join(_first(missing, ', '))}"] if missing else [])])


def _first(texts: list[str], between: str) -> list[str]:
    more = f" (and {len(texts) - MAX_MESSAGES} more)" if len(texts) > MAX_MESSAGES else ""
    return [between.join(texts[:MAX_MESSAGES]) + more] if texts else []
