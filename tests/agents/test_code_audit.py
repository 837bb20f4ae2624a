"""What the code agents owe for the repository that ships: see tests/agents/audit_code."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from agents.implementing import run_implementation
from agents.ledger import InMemoryLedger
from agents.order import IMPLEMENTATION
from agents.vocabulary import WAITING
from core.canonical import plain
from policies.expressions import expression, prepared
from templates.render import render
from templates.sizing import workload
from tests.agents.conftest import intake, planned
from tests.agents.test_audit import empty

OWED: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "audit_code/code_agents.yaml").read_text("utf-8"))
BRIEFS = ("churn", "credit", "fraud")


@pytest.mark.parametrize("brief", BRIEFS)
def test_code_agents_give_what_they_owe(brief: str) -> None:
    told, (result, _) = intake(brief), planned(brief)
    assert result.plan is not None
    assert result.estimate is not None
    assert result.policy_report is not None
    decided = {name: plain(output) for name, output in result.decisions.items()}
    files = render(result.plan, told, decided, result.estimate, result.policy_report)
    outputs = run_implementation(told, result, InMemoryLedger(), files, requirements=["lightgbm==4.6.0"])
    work = workload(told.constraints)
    shared = {n: o.decisions.model_dump(mode="json") for n, o in result.decisions.items() if n in result.decisions}
    found = []
    for agent in IMPLEMENTATION:
        own = outputs[agent].decisions.model_dump(mode="json")
        known = prepared({**shared, "a": own, "files": sorted(files), "waiting": work.mode in WAITING,
                          "slo": work.availability_slo})  # fmt: skip
        for owed in (OWED["common"], OWED[agent]):
            found += [f"{agent}.{path}" for path in owed["fields"] if empty(own, path)]
            found += [
                f"{agent}: {rule['says']}"
                for rule in owed["rules"]
                if expression(rule["check"]).value(known) is not True
            ]
    assert found == []


def test_every_code_agent_is_audited() -> None:
    assert set(OWED) == {"common", *IMPLEMENTATION}
