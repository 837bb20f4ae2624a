"""2 · Versioning and governance: how code, infrastructure, data, prompts and models are named and promoted."""

from __future__ import annotations

from typing import Literal

from agents import release
from agents.agent import Agent
from agents.blueprint import promotion, setting
from agents.blueprint.keeping import Retention, retention
from agents.declaration import under
from agents.expertise.model import expertise
from agents.planning import project_stages
from agents.reasons import Reasons
from agents.view import View
from agents.vocabulary import GENERATIVE, PERSONAL, held, listed, lower, regulated, sees, size
from core.constraints import Strict
from core.plan import AgentOutput, Alternative
from templates.workload.model import Workload

FILE_GB, TABLE_GB, HALF_A_YEAR = 1000.0, 50.0, 182
TOOLS = {
    "dvc": "DVC", "iceberg": "Iceberg", "delta": "Delta Lake", "bq_snapshot": "BigQuery snapshots",
    "lakefs": "lakeFS", "object_versioning": "object versions",
}  # fmt: skip
LOGGED = ["model_version", "code_sha", "data_snapshot_id", "feature_view_version"]
STATE = {
    "aws": "S3 with native locking", "gcp": "Cloud Storage", "azure": "Blob Storage",
    "k8s": "an S3-compatible object store",
}  # fmt: skip


class Code(Strict):
    repo_strategy: Literal["mono", "multi"]
    branching: Literal["trunk", "gitflow"]
    release: Literal["semver", "calver"]
    codeowners: bool


class Infrastructure(Strict):
    tool: Literal["terraform", "opentofu"]
    state_backend: str
    env_strategy: Literal["dirs", "workspaces"]
    drift_check: str


class DataVersions(Strict):
    tool: Literal["iceberg", "delta", "bq_snapshot", "dvc", "lakefs", "object_versioning"]
    granularity: str
    snapshot_policy: str
    snapshot_days: int
    nonprod_data: Literal["masked", "synthetic", "none"] = "synthetic"


class Prompts(Strict):
    store: Literal["git", "mlflow", "none"]
    eval_gate: str
    rollback: str


class Models(Strict):
    registry: str
    aliases: list[str]
    promotion: release.Promotion
    record: Literal["write_once", "append_only"]
    signature: bool
    artefact_hash: Literal["sha256"]


class Decisions(Strict):
    code: Code
    infrastructure: Infrastructure
    data: DataVersions
    prompts: Prompts
    models: Models
    lineage: Literal["openlineage", "native"]
    prediction_log_fields: list[str]
    retention: Retention


class Output(AgentOutput):
    decisions: Decisions


def decide(view: View) -> Output:
    reasons, work = Reasons(view), view.workload
    start = view.decision("project_stages", project_stages.Decisions)
    shape = start.archetype
    generative = shape in GENERATIVE
    decisions = Decisions(
        code=_code(work),
        infrastructure=_infrastructure(view, work),
        data=_data(work, shape, start.domain),
        prompts=_prompts(generative),
        models=_models(view, shape),
        lineage="openlineage" if regulated(work.regimes) else "native",
        prediction_log_fields=[*LOGGED, "prompt_hash"] if generative else LOGGED,
        retention=retention(view, shape),
    )
    _explain(reasons, decisions, view, generative)
    tool, by = TOOLS[decisions.data.tool], release.BY[decisions.models.promotion]
    return reasons.conclude(
        Output,
        decisions,
        f"{_repositories(decisions)}, {tool} for data, models promoted {by}",
        f"{_repositories(decisions)} for a team of {work.team_size:g}. "
        f"{decisions.infrastructure.tool.capitalize().replace('tofu', 'Tofu')} keeps its state in "
        f"{decisions.infrastructure.state_backend}. Data is versioned with {tool}, with snapshots kept "
        f"{decisions.data.snapshot_days} days. A model moves from challenger to champion {by}, and every prediction "
        f"names what made it.",
        alternatives=(_other_data(decisions, work),),
        tradeoffs=("Snapshots cost storage; without them no training set can be found again.",),
    )


def _repositories(d: Decisions) -> str:
    return (
        "One repository with one trunk" if d.code.repo_strategy == "mono" else "A repository a team, release branches"
    )


def _code(work: Workload) -> Code:
    small = work.team_size <= 8
    return Code(repo_strategy="mono" if small else "multi", branching="trunk" if small else "gitflow",
                release="semver", codeowners=work.team_size > 1)  # fmt: skip


def _infrastructure(view: View, work: Workload) -> Infrastructure:
    return Infrastructure(
        tool=view.value("iac", "terraform"),
        state_backend=STATE[work.cloud],
        env_strategy="dirs",
        drift_check="each pull request is planned against what is there, so a difference nobody asked for shows in it",
    )


def _data(work: Workload, shape: str, domain: str) -> DataVersions:
    days = int(max(30, round(30 / max(work.runs_month, 0.1)), work.retention_days if regulated(work.regimes) else 0))
    held = _in_half_a_year(work)
    files = sees(shape, domain) or shape in {"asr_calls", "rag_assistant", "batch_llm_documents"}
    if files and held <= FILE_GB:
        return DataVersions(tool="dvc", granularity="file set", snapshot_policy="each training set", snapshot_days=days)
    if files:
        return DataVersions(tool="object_versioning", granularity="object", snapshot_policy="manifest per training set",
                            snapshot_days=days)  # fmt: skip
    tool: Literal["delta", "bq_snapshot", "iceberg", "dvc"] = "dvc" if held <= TABLE_GB else "iceberg"
    if tool == "iceberg":
        tool = {"azure": "delta", "gcp": "bq_snapshot"}.get(work.cloud, "iceberg")  # type: ignore[assignment]
    return DataVersions(tool=tool, granularity="table", snapshot_policy="each training run", snapshot_days=days)


def _in_half_a_year(work: Workload) -> float:
    """GB by then: a tool that the data outgrow within weeks is none."""
    return work.data_gb + HALF_A_YEAR * work.growth_gb_day


def _prompts(generative: bool) -> Prompts:
    if not generative:
        return Prompts(store="none", eval_gate="not applicable: no prompts", rollback="not applicable: no prompts")
    return Prompts(store="git", eval_gate="evaluation set ≥ 100 cases must not fall", rollback="previous hash by alias")


def _models(view: View, shape: str) -> Models:
    start, named = view.decision("project_stages", project_stages.Decisions), view.value("tooling.prefer", [])
    known = expertise(shape, start.variants)
    portable = view.workload.cloud == "k8s" or "mlflow" in {str(name).lower() for name in named}
    return Models(
        registry="mlflow" if portable else "the stack's own registry",
        aliases=["challenger", "champion"],
        promotion=promotion.promoted(view, known),
        record="write_once" if promotion.strict(view, known) else "append_only",
        signature=True,
        artefact_hash="sha256",
    )


def _explain(reasons: Reasons, d: Decisions, view: View, generative: bool) -> None:
    work = view.workload
    reasons.say(f"Data of {_grown(work)} are kept with {TOOLS[d.data.tool]}; a training set stays findable for "
                f"{d.data.snapshot_days} days.", "VER-01",
                because=("data.volume_gb", "data.growth_gb_day"))  # fmt: skip
    reasons.say(
        f"A prediction can be traced by {listed(n.replace('_', ' ') for n in d.prediction_log_fields)}.", "VER-03"
    )
    reasons.say(f"A team of {work.team_size:g} works best this way: {lower(_repositories(d))}.",
                "VER-04", because=("team.size",))  # fmt: skip
    reasons.say(
        "Development and production are directories, since they use different accounts.", "VER-05", because=("iac",)
    )
    _promoted(reasons, d, view)
    personal = held(work.data_classes, PERSONAL)
    if personal:
        reasons.say(f"It holds {listed(personal)} data, so version stores are encrypted and erasable.", "VER-06",
                    because=("data_classes",))  # fmt: skip
    if generative:
        reasons.say("A prompt is released like a model: versioned, evaluated, reversible.", "VER-07",
                    because=("project.problem_type",))  # fmt: skip
    reasons.assume("team_size", "data_gb", "retention_days", "log_days")
    reasons.risk(
        "A training set cannot be rebuilt", "Snapshot id in the model's metadata, checked in CI", "ML engineer"
    )


def _promoted(reasons: Reasons, d: Decisions, view: View) -> None:
    chosen, start = d.models.promotion, view.decision("project_stages", project_stages.Decisions)
    why = promotion.because(chosen, expertise(start.archetype, start.variants), view.workload)
    rule, record = ("VER-02", ", and the record cannot be changed") if chosen == "two_person" else ("VER-08", "")
    reasons.say(f"Models are promoted {release.BY[chosen]}{record}: {why}.", rule,
                because=("regimes", "data_classes", "project.domain", "explainability", "human_in_loop"))  # fmt: skip


def _grown(work: Workload) -> str:
    return f"{size(work.data_gb)} today and {size(work.growth_gb_day)} more each day"


def _other_data(d: Decisions, work: Workload) -> Alternative:
    now = _grown(work)
    if d.data.tool == "dvc":
        limit = "1 TB" if d.data.granularity == "file set" else f"{TABLE_GB:g} GB"
        return Alternative(option="Iceberg tables", rejected_because=f"{now} need no table format or its upkeep",
                           flip_if=f"the data grows past {limit} or rows are updated in place")  # fmt: skip
    return Alternative(option="DVC", rejected_because=f"{now} are too much to copy with every version",
                       flip_if=f"the data stays under {TABLE_GB:,.0f} GB")  # fmt: skip


AGENT = Agent(
    id="versioning_governance",
    number=2,
    title="Versioning and Governance Strategy",
    reads=(
        *setting.READS,
        "constraints.iac",
        "constraints.tooling",
        "constraints.retention_days",
        "constraints.regimes",
        "constraints.data_classes",
        "constraints.data.volume_gb",
        "constraints.data.growth_gb_day",
        "constraints.team.size",
        "constraints.project",
        "constraints.explainability",
        "constraints.residency",
        "constraints.human_in_loop",
        *under(
            "workload",
            "cloud",
            "mode",
            "residency",
            "rps_avg",
            "data_classes",
            "data_gb",
            "growth_gb_day",
            "log_days",
            "regimes",
            "retention_days",
            "runs_month",
            "team_size",
        ),
        *under("decisions.project_stages", "archetype", "domain", "variants"),
    ),
    output=Output,
    decide=decide,
)
