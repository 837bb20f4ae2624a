"""A session with a code agent is paid for once: its answer is a run like any other and is found again after a crash."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from agents.ledger import Ledger, ProviderMeta
from core.canonical import sha256_json
from core.constraints import Strict
from templates.bundle import tree_sha256
from worker.codegen.provider import CodeGenProvider, CodeTask, Proposal

AGENT = "codegen"


class CodeRun(Strict):
    changes: dict[str, str]
    outcome: str
    detail: str
    account: dict[str, Any]


@dataclass(frozen=True)
class Remembered:
    """A provider whose proposals go through the ledger."""

    coder: CodeGenProvider
    ledger: Ledger

    @property
    def name(self) -> str:
        return self.coder.name

    def propose(self, task: CodeTask) -> Proposal:
        """Raises BudgetReached. What is no text is left out of the record, and such a proposal is refused anyway."""
        failing = [check.name for check in task.failing]
        key = sha256_json([self.name, tree_sha256(task.files), failing, task.wanted])
        known = self.ledger.recall(AGENT, 1, key)
        if known is not None:
            return _again(CodeRun.model_validate(known))
        proposal = self.coder.propose(task)
        self.ledger.record(AGENT, 1, key, _run(proposal), _card(self.name, proposal), _meta(self.name, proposal))
        return proposal


def _run(proposal: Proposal) -> Any:
    texts = {path: body.decode("utf-8", errors="replace") for path, body in proposal.changes.items()}
    return CodeRun(changes=texts, outcome=proposal.outcome, detail=proposal.detail, account=dict(proposal.account))


def _again(run: CodeRun) -> Proposal:
    return Proposal({p: said.encode() for p, said in run.changes.items()}, run.outcome, run.detail, run.account)


def _card(name: str, proposal: Proposal) -> dict[str, Any]:
    said = f"{len(proposal.changes)} file(s) proposed by {name}" if proposal.changes else f"No file proposed by {name}"
    return {
        "agent": AGENT, "number": 22, "title": "Code by a model", "headline": said,
        "summary": proposal.detail or f"{said}; every check decides whether they ship.", "why": [], "alternatives": [],
        "flip_if": "", "confidence": 0.5, "cost_effect_usd": None, "latency_effect_ms": None, "round": 1,
        "superseded": False, "model": {"name": name, "outcome": proposal.outcome, "detail": proposal.detail},
    }  # fmt: skip


def _meta(name: str, proposal: Proposal) -> ProviderMeta:
    account: Mapping[str, Any] = proposal.account
    cost = account.get("cost_usd")
    return ProviderMeta(
        provider=name,
        model=str(account.get("model", "")),
        tokens_total=int(account.get("tokens_total", 0)),
        latency_ms=int(account.get("latency_ms", 0)),
        cost_usd=_known(cost, account),
        tokens=account.get("tokens", {}),
        outcome=proposal.outcome,
        detail=proposal.detail,
        context={"paths": sorted(proposal.changes)},
    )


def _known(cost: Any, account: Mapping[str, Any]) -> float | None:
    """Nothing was spent where no session took place; where one did, only a stated cost is a cost."""
    if not account:
        return 0.0
    return None if cost is None else float(cost)
