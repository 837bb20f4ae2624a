"""Whole files from a language model in one typed answer: no tools, no process, no folder."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import Field

from agents.instructions import contract
from agents.models.consultation import Spent, consult
from agents.models.guards import Meter
from agents.models.language_model import LanguageModel, Prompt, block, estimate_tokens
from core.constraints import Strict
from worker.codegen import scope
from worker.codegen.claude_code import request
from worker.codegen.provider import UNCHANGED, WRITTEN, CodeTask, Files, Proposal


class Written(Strict):
    path: str
    content: str = Field(max_length=scope.MAX_BYTES)


class Patch(Strict):
    files: list[Written] = Field(default=[], max_length=scope.MAX_CHANGED)


@dataclass
class ModelPatch:
    """OpenAI, Anthropic, or any server that speaks one of their protocols."""

    model: LanguageModel
    meter: Meter

    @property
    def name(self) -> str:
        return self.model.name

    def propose(self, task: CodeTask) -> Proposal:
        """Raises BudgetReached."""
        shown = {path: body.decode() for path, body in task.files.items() if scope.writable(path, task.files)}
        prompt = Prompt("codegen", contract("code"), block("files", shown), request(task), Patch)
        role = self.model.role("codegen")
        if estimate_tokens(prompt.text) > role.context_tokens:
            return Proposal({}, "context_budget_exceeded", "the repository is too large for this model")
        found = consult(self.model, self.meter, prompt, lambda patch: scope.objection(_files(patch), task.files))
        account = _account(self.name, found.spent)
        if found.value is None:
            return Proposal({}, found.outcome, found.detail, account)
        changed = {path: body for path, body in _files(found.value).items() if task.files.get(path) != body}
        return Proposal(changed, WRITTEN if changed else UNCHANGED, "", account)


def _files(patch: Patch) -> Files:
    return {one.path: one.content.encode() for one in patch.files}


def _account(name: str, spent: Spent) -> dict[str, object]:
    return {
        "provider": name, "model": spent.answered or spent.asked, "tokens": vars(spent.tokens),
        "tokens_total": spent.tokens.total, "cost_usd": None if spent.usd is None else str(spent.usd),
        "latency_ms": spent.latency_ms,
    }  # fmt: skip
