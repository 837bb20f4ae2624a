"""“How is it versioned?”: code, infrastructure, data, models and prompts, and what a prediction is traced to."""

from __future__ import annotations

from agents.chat.design import Design, Reply, card, told
from agents.chat.phrases import plainly
from agents.planning import tech_stack, versioning_governance


def answer(_: str, design: Design) -> Reply | None:
    kept = design.decided("versioning_governance", versioning_governance.Decisions)
    stack = design.decided("tech_stack", tech_stack.Decisions)
    code, infra, data, models = kept.code, kept.infrastructure, kept.data, kept.models
    lines = [
        f"- Code: one {code.repo_strategy}-repository, {code.branching} branching, {code.release} releases, "
        f"{stack.language.capitalize()} {stack.python_version} with {stack.package_manager}, {plainly(stack.ci)}.",
        f"- Infrastructure: {infra.tool}, state in {infra.state_backend}, environments as "
        f"{plainly(infra.env_strategy)}; drift: {infra.drift_check}.",
        f"- Data: {plainly(data.tool)} by {data.granularity}, {data.snapshot_days} days of snapshots; "
        f"outside production: {plainly(data.nonprod_data)}.",
        f"- Models: {plainly(models.registry)}, aliases {', '.join(models.aliases)}, hashes {models.artefact_hash}.",
        f"- Prompts: {plainly(kept.prompts.store)}, behind {kept.prompts.eval_gate}." if kept.prompts.store != "none"
        else "",
        f"- Every prediction names: {', '.join(kept.prediction_log_fields)}.",
    ]  # fmt: skip
    return told(["What made a prediction can always be found again:", *lines], card("versioning_governance"))
