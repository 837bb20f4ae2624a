"""What an agent's reads resolve to, as JSON, and the hashes that say whether it changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, is_dataclass
from typing import Any

from pydantic import BaseModel

from agents.declaration import Declaration
from agents.memory import Memory
from core.constraints import Constraints
from templates.workload.model import Workload


def projection(memory: Memory, agent: Declaration) -> dict[str, Any]:
    """What the agent's reads resolve to, as JSON: the run's input, and what a model would be shown."""
    return {read: _resolve(memory, read) for read in agent.reads}


def _resolve(memory: Memory, read: str) -> Any:
    source, _, rest = read.partition(".")
    match source:
        case "constraints":
            return _facts(memory.constraints, rest)
        case "workload" if rest:
            return _number(memory.workload, rest)
        case "decisions":
            return _decided(memory, *rest.split("."))
        case "amendments":
            return [_json(a) for a in memory.amendments if a.role.startswith(rest)]
        case "catalog":
            return memory.catalog_version
        case "rulebook":
            packs = {pack.name: pack.version for pack in memory.rules.packs}
            return {"packs": packs, "waivers": [w.model_dump(mode="json") for w in memory.rules.waivers]}
        case _:
            return _json(getattr(memory, source))


def _number(workload: Workload, name: str) -> dict[str, Any]:
    """A number and what it rests on; a name that is only assumed with has no number of its own."""
    assumed = workload.assumptions.get(name)
    return {"value": _json(getattr(workload, name, None)), "assumed": assumed.text if assumed else None}


def _decided(memory: Memory, agent_id: str, *names: str) -> Any:
    decided = memory.decisions.get(agent_id)
    found: object = None if decided is None else decided.decisions
    for name in names:
        found = getattr(found, name, None)
    return _json(found)


def _facts(constraints: Constraints, prefix: str) -> dict[str, Any]:
    """Values with source and hardness; spans are left out, so rewording a brief changes nothing."""
    return {
        path: {"value": _json(fact.value), "source": fact.source, "hard": fact.hard}
        for path, fact in constraints.leaves()
        if not prefix or path == prefix or path.startswith(prefix + ".")
    }


def _json(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return _json(value.model_dump())
    if is_dataclass(value) and not isinstance(value, type):
        return {key: _json(item) for key, item in asdict(value).items()}
    if isinstance(value, dict):
        return {str(key): _json(item) for key, item in value.items()}
    if isinstance(value, float) and value.is_integer():
        return int(value)  # 400 and 400.0 are one number in JSON
    if isinstance(value, set | frozenset):
        return sorted(_json(item) for item in value)
    if isinstance(value, Iterable) and not isinstance(value, str | bytes):
        return [_json(item) for item in value]
    return value


def canonical(value: Any) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str)


def input_sha256(agent: Declaration, seen: dict[str, Any]) -> str:
    """Hash of agent id, output version and projection: equal inputs, equal hash, on any machine."""
    version = agent.output.model_fields["schema_version"].default
    document = {"agent": agent.id, "schema_version": version, "input": seen}
    return hashlib.sha256(canonical(document).encode()).hexdigest()


def read_hashes(seen: dict[str, Any]) -> dict[str, str]:
    """A short hash of what each read resolved to: two versions compare them to say why an agent thought again."""
    return {read: hashlib.sha256(canonical(value).encode()).hexdigest()[:16] for read, value in seen.items()}
