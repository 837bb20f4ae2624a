"""2 · Versioning and governance: how code, infrastructure, data, prompts and models are named and promoted."""

from __future__ import annotations

from typing import Literal

from agents.agent import Agent, under
from agents.planning import project_stages
from agents.reasons import Reasons
from agents.regimes import tier
from agents.view import View
from agents.vocabulary import GENERATIVE, PERSONAL, STRICT_CLASSES, VISION, regulated
from core.constraints import Strict
from core.plan import AgentOutput, Alternative
from templates.workload.model import Workload

RULES = {
    "VER-01": "File data under 1 TB is versioned with DVC; tables keep time travel of max(training window, 30 days).",
    "VER-02": "Regulated: two people promote, and the record is written once and never changed.",
    "VER-03": "Every prediction logs model version, code revision, data snapshot, feature view and prompt hash.",
    "VER-04": "Teams of 8 or fewer work on one trunk in one repository.",
    "VER-05": "One directory per environment rather than workspaces when accounts differ.",
    "VER-06": "Raw personal data never enters a file version store without encryption and a way to erase it.",
    "VER-07": "A prompt change passes the same evaluation gate as a model change and can be rolled back.",
}
FILE_TB = 1000.0
LOGGED = ["model_version", "code_sha", "data_snapshot_id", "feature_view_version"]
STATE = {"aws": "s3 with native locking", "gcp": "gcs", "azure": "azurerm blob", "k8s": "s3-compatible object store"}


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
    promotion: Literal["auto", "manual", "two_person"]
    signature: bool
    artefact_hash: Literal["sha256"]


class Retention(Strict):
    raw_days: int
    features_days: int
    predictions_days: int
    logs_days: int


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
    shape = view.decision("project_stages", project_stages.Decisions).archetype
    strict, generative = regulated(work.regimes), shape in GENERATIVE
    apart = strict or bool(work.data_classes & STRICT_CLASSES) or _decisive(view, shape)
    decisions = Decisions(
        code=_code(work),
        infrastructure=_infrastructure(view, work),
        data=_data(work, shape),
        prompts=_prompts(generative),
        models=_models(view, apart),
        lineage="openlineage" if strict else "native",
        prediction_log_fields=[*LOGGED, "prompt_hash"] if generative else LOGGED,
        retention=_retention(view, work),
    )
    _explain(reasons, decisions, work, generative)
    return reasons.conclude(
        Output,
        decisions,
        f"One {decisions.code.branching}, {decisions.data.tool} for data, {decisions.models.promotion} promotion",
        f"Code lives in one {decisions.code.repo_strategy}-repository on a {decisions.code.branching}; "
        f"{decisions.infrastructure.tool} keeps state in {decisions.infrastructure.state_backend}. Data is "
        f"versioned with {decisions.data.tool}, models move by alias from challenger to champion, and every "
        f"prediction names what made it.",
        alternatives=(_other_data(decisions),),
        tradeoffs=("Snapshots cost storage; without them no training set can be found again.",),
    )


def _decisive(view: View, shape: str) -> bool:
    domain, duty = str(view.value("project.domain", "")), view.value("explainability")
    return tier(shape, domain, duty, view.value("residency", "none")) == "high"


def _code(work: Workload) -> Code:
    small = work.team_size <= 8
    return Code(
        repo_strategy="mono" if small else "multi", branching="trunk", release="semver", codeowners=work.team_size > 1
    )


def _infrastructure(view: View, work: Workload) -> Infrastructure:
    return Infrastructure(
        tool=view.value("iac", "terraform"),
        state_backend=STATE[work.cloud],
        env_strategy="dirs",
        drift_check="nightly plan that fails on a difference",
    )


def _data(work: Workload, shape: str) -> DataVersions:
    days = int(max(30, round(30 / max(work.runs_month, 0.1))))
    files = shape in VISION | {"asr_calls", "rag_assistant", "batch_llm_documents"}
    if files and work.data_gb <= FILE_TB:
        return DataVersions(tool="dvc", granularity="file set", snapshot_policy="each training set", snapshot_days=days)
    if files:
        return DataVersions(tool="object_versioning", granularity="object", snapshot_policy="manifest per training set",
                            snapshot_days=days)  # fmt: skip
    tool: Literal["delta", "bq_snapshot", "iceberg", "dvc"] = "dvc" if work.data_gb <= 50 else "iceberg"
    if tool == "iceberg":
        tool = {"azure": "delta", "gcp": "bq_snapshot"}.get(work.cloud, "iceberg")  # type: ignore[assignment]
    return DataVersions(tool=tool, granularity="table", snapshot_policy="each training run", snapshot_days=days)


def _prompts(generative: bool) -> Prompts:
    if not generative:
        return Prompts(store="none", eval_gate="not applicable: no prompts", rollback="not applicable: no prompts")
    return Prompts(store="git", eval_gate="evaluation set ≥ 100 cases must not fall", rollback="previous hash by alias")


def _models(view: View, strict: bool) -> Models:
    named = {str(name).lower() for name in view.value("tooling.prefer", [])}
    registry = "mlflow" if "mlflow" in named or view.workload.cloud == "k8s" else "selected with the stack"
    return Models(registry=registry, aliases=["challenger", "champion"], signature=True, artefact_hash="sha256",
                  promotion="two_person" if strict else "manual")  # fmt: skip


def _retention(view: View, work: Workload) -> Retention:
    raw = int(work.retention_days)
    return Retention(
        raw_days=raw,
        features_days=int(view.value("retention_days.features", raw)),
        predictions_days=int(view.value("retention_days.predictions", raw)),
        logs_days=int(view.value("retention_days.logs", work.log_days)),
    )


def _explain(reasons: Reasons, d: Decisions, work: Workload, generative: bool) -> None:
    reasons.say(f"{d.data.tool} with {d.data.snapshot_days} days of snapshots.", "VER-01", because=("data.volume_gb",))
    reasons.say("Every prediction can be traced to what made it.", "VER-03")
    reasons.say(f"A team of {work.team_size:g} works on one trunk.", "VER-04", because=("team.size",))
    reasons.say("Environments are directories.", "VER-05", because=("iac",))
    if d.models.promotion == "two_person":
        reasons.say("Two people promote a model.", "VER-02", because=("regimes",))
    if work.data_classes & PERSONAL:
        reasons.say("Version stores are encrypted and erasable.", "VER-06", because=("data_classes",))
    if generative:
        reasons.say("Prompts are versioned and gated.", "VER-07", because=("project.problem_type",))
    reasons.assume("team_size", "data_gb", "retention_days", "log_days")
    reasons.risk(
        "A training set cannot be rebuilt", "Snapshot id in the model's metadata, checked in CI", "ML engineer"
    )


def _other_data(d: Decisions) -> Alternative:
    other = "iceberg" if d.data.tool == "dvc" else "dvc"
    return Alternative(
        option=f"{other} for data versions",
        rejected_because=f"{d.data.tool} fits the size and shape of the data better",
        flip_if="file data grows beyond 1 TB" if d.data.tool == "dvc" else "the data shrinks to files under 1 TB",
    )


AGENT = Agent(
    id="versioning_governance",
    number=2,
    title="Versioning and Governance Strategy",
    sections=("Code", "Infrastructure", "Data", "Prompts", "Models"),
    reads=(
        "constraints.iac",
        "constraints.tooling",
        "constraints.retention_days",
        "constraints.regimes",
        "constraints.data_classes",
        "constraints.data.volume_gb",
        "constraints.team.size",
        "constraints.project",
        "constraints.explainability",
        "constraints.residency",
        *under(
            "workload",
            "cloud",
            "data_classes",
            "data_gb",
            "log_days",
            "regimes",
            "retention_days",
            "runs_month",
            "team_size",
        ),
        "decisions.project_stages.archetype",
    ),
    output=Output,
    decide=decide,
    rules=RULES,
)
