"""Rule packs: a folder with `pack.yaml` (name, version) and any number of rule files beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from core.reports import PolicyResult
from core.yaml_text import Loader, parsed
from policies import vocabulary
from policies.expressions import ExpressionError, expression
from policies.judgement import judge
from policies.rule import Rule

BUILTIN = Path(__file__).parent / "rules"
MAX_FILE_BYTES = 1_000_000
MAX_RULES = 500


class PackError(ValueError):
    """A pack cannot be used; the message names the file, the rule and what is wrong."""


@dataclass(frozen=True)
class Pack:
    """Rules under one name and version. Rules of a pack that is not `trusted` run in a process of their own."""

    name: str
    version: str
    rules: tuple[Rule, ...]
    trusted: bool = False


@dataclass(frozen=True)
class CaseResult:
    """One test case of one rule: what was expected, what came out."""

    rule_id: str
    case: str
    expected: str
    actual: str
    ok: bool
    message: str


def load(folder: Path, *, trusted: bool = False) -> Pack:
    """The pack in `folder`, statically checked. Raises PackError."""
    head = _read(folder / "pack.yaml")
    if not isinstance(head, dict) or not {"name", "version"} <= head.keys():
        raise PackError(f"{folder / 'pack.yaml'} needs a name and a version")
    files = sorted(p for p in folder.glob("*.yaml") if p.name != "pack.yaml")
    rules = tuple(rule for file in files for rule in _rules(file))
    refuse_repeats(rules)
    if not rules or len(rules) > MAX_RULES:
        raise PackError(f"{folder} has {len(rules)} rules; a pack has 1 to {MAX_RULES}")
    return Pack(str(head["name"]), str(head["version"]), rules, trusted)


@cache
def builtin() -> Pack:
    return load(BUILTIN, trusted=True)


def loaded(policy_dir: Path | None = None) -> list[Pack]:
    """The builtin pack, then every pack folder in `policy_dir`, by folder name. Rule ids are unique over all."""
    folders = sorted(p.parent for p in policy_dir.glob("*/pack.yaml")) if policy_dir else []
    if policy_dir and (policy_dir / "pack.yaml").exists():
        folders.insert(0, policy_dir)
    packs = [builtin(), *(load(folder) for folder in folders)]
    refuse_repeats([rule for pack in packs for rule in pack.rules])
    return packs


def test(pack: Pack) -> list[CaseResult]:
    """Run every rule's own cases, in rule order."""
    return [_run(rule, index) for rule in pack.rules for index in range(len(rule.tests))]


test.__test__ = False  # type: ignore[attr-defined]


def _run(rule: Rule, index: int) -> CaseResult:
    case = rule.tests[index]
    result = judge(rule, case.facts)
    ok = (
        result.outcome == case.expect
        and case.severity in (None, result.severity)
        and (case.message is None or case.message in result.message)
    )
    return CaseResult(rule.id, case.name, _shown(case.expect, case.severity), _said(result), ok, result.message)


def _shown(outcome: str, severity: str | None) -> str:
    return f"{outcome} ({severity})" if severity else outcome


def _said(result: PolicyResult) -> str:
    return f"{result.outcome} ({result.severity})"


def _read(file: Path) -> Any:
    try:
        if file.stat().st_size > MAX_FILE_BYTES:
            raise PackError(f"{file} is larger than {MAX_FILE_BYTES} bytes")
        text = file.read_text("utf-8")
        _refuse_aliases(file, text)
        return parsed(text)
    except OSError as error:
        raise PackError(f"{file} cannot be read: {error.strerror}.") from error
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        raise PackError(f"{file}: {error}") from error


def _refuse_aliases(file: Path, text: str) -> None:
    """Without aliases a small file cannot unfold into a huge one."""
    alias = next((event for event in yaml.parse(text, Loader) if isinstance(event, yaml.AliasEvent)), None)
    if alias is not None:
        raise PackError(f"{file}: aliases are not allowed: {alias.start_mark}")


def _rules(file: Path) -> list[Rule]:
    content = _read(file)
    if not isinstance(content, list):
        raise PackError(f"{file} must be a list of rules")
    return [_rule(file, entry) for entry in content]


def _rule(file: Path, entry: Any) -> Rule:
    name = entry.get("id", "?") if isinstance(entry, dict) else "?"
    try:
        rule = Rule.model_validate(entry)
        _check(rule)
    except (ValidationError, ExpressionError) as error:
        raise PackError(f"{file}: rule {name}: {error}") from error
    return rule.model_copy(update={"references": [*rule.references, f"{file.parent.name}/{file.name}"]})


def _check(rule: Rule) -> None:
    """Refuse expressions that are too large, call what is not allowed, or read a fact nobody provides."""
    for source, bound in rule.sources():
        made = expression(source, bound)
        made.check()
        for path in made.paths:
            if not _is_param(path, rule) and not vocabulary.knows(path):
                raise ExpressionError(f"{source!r} reads {path}, which is not a fact")


def reads(rule: Rule) -> frozenset[str]:
    """Every fact path the rule reads."""
    return frozenset(path for source, bound in rule.sources() for path in expression(source, bound).paths)


def _is_param(path: str, rule: Rule) -> bool:
    head, _, name = path.partition(".")
    return head == "params" and name.removesuffix("[]") in rule.params


def refuse_repeats(rules: Sequence[Rule]) -> None:
    """Raises PackError when two rules share an id."""
    ids = [rule.id for rule in rules]
    if repeated := sorted({rule_id for rule_id in ids if ids.count(rule_id) > 1}):
        raise PackError(f"rule ids are not unique: {', '.join(repeated)}")
