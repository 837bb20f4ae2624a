"""Ways to spend less, each with what it would save on this plan's own cost lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from core.constraints import Strict
from core.costs import CostLine

Effort = Literal["low", "med", "high"]
Machines = Literal["any", "rented", "own"]
WORTH_USD = 1.0


class Optimisation(Strict):
    action: str
    saving_usd: float
    effort: Effort
    risk: str


@dataclass(frozen=True)
class Idea:
    """`share` of the matching lines' cost is saved; `on`: whose machines they are."""

    action: str
    share: float
    effort: Effort
    risk: str
    matches: Callable[[CostLine], bool]
    on: Machines = "any"


def _named(line: CostLine) -> str:
    return f"{line.service} {line.dimension} {line.line_id}".lower()


def _steady(line: CostLine) -> bool:
    """Machines that run whatever the traffic; spot capacity cannot be committed to."""
    machines = ("fargate", "rds", "elasticache", "ec2", "aurora", "msk", "opensearch", "redis", "sql", "node", "vcpu")
    return line.fixed and "spot" not in _named(line) and any(word in _named(line) for word in machines)


def _intel(line: CostLine) -> bool:
    return line.service == "AWS Fargate"


def _lake(line: CostLine) -> bool:
    """What lies in the lake: not the disks of brokers and databases, nor records that must be found at once."""
    return line.component_id == "store.lake" and line.unit == "GB-month"


def _tokens(line: CostLine) -> bool:
    return "tokens" in line.unit


def _logs(line: CostLine) -> bool:
    """Service logs only: an audit trail and a prediction log are kept whole."""
    return line.component_id == "observe.logs"


def _training(line: CostLine) -> bool:
    return line.component_id == "train.compute" and "hour" in line.unit and "spot" not in _named(line)


IDEAS = (
    Idea("arm64 instead of x86 machines", 0.20, "low", "a dependency without an arm64 build", _intel),
    Idea(
        "one-year commitment on steady machines", 0.27, "low", "paying for machines no longer needed", _steady, "rented"
    ),
    Idea("colder storage after 30 days", 0.45, "low", "slower access to old data", _lake, "rented"),
    Idea("route easy questions to a smaller model and cache prompts", 0.5, "med", "quality on hard questions", _tokens),
    Idea("sample logs and shorten retention", 0.5, "low", "less to look at after an incident", _logs),
    Idea("spot capacity for training", 0.7, "med", "runs take longer", _training, "rented"),
    Idea(
        "requests sized by what is used, idle stores moved onto nodes that run already",
        0.2,
        "med",
        "less room for a peak",
        _steady,
        "own",
    ),
)


def optimisations(lines: Sequence[CostLine], *, own: bool) -> list[Optimisation]:
    """Largest saving first; ideas worth under a dollar a month are left out. `own`: on machines of one's own."""
    found = []
    for idea in IDEAS:
        if idea.on not in ("any", "own" if own else "rented"):
            continue
        base = sum(float(line.monthly_usd) for line in lines if line.monthly_usd is not None and idea.matches(line))
        saving = round(idea.share * base, 2)
        if saving >= WORTH_USD:
            found.append(Optimisation(action=idea.action, saving_usd=saving, effort=idea.effort, risk=idea.risk))
    return sorted(found, key=lambda item: (-item.saving_usd, item.action))
