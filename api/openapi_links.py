"""What can be done next with what an answer holds, as OpenAPI links; the stateful fuzz test follows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Source:
    """An operation's answer, and how the parameters of others are found in it."""

    operation: str
    status: str
    parameters: dict[str, str]
    targets: tuple[str, ...]


OF_PROJECT = (
    "get_project", "change_project", "delete_project", "add_constraints", "list_decision_sets", "post_message",
    "create_webhook", "list_webhooks",
)  # fmt: skip
OF_SET = (
    "get_decision_set", "list_files", "list_artifacts", "get_report", "answer_questions", "cancel_run", "waive_rule",
    "change_budget", "override_roles", "pin_roles", "promote_version", "generate_again", "diff_decision_sets",
)  # fmt: skip
OF_WEBHOOK = ("get_webhook", "change_webhook", "delete_webhook", "list_deliveries", "rotate_secret")
IN_PATH = {name: f"$request.path.{name}" for name in ("project_id", "decision_set_id", "webhook_id")}
SOURCES = (
    Source("create_project", "201", {"project_id": "$response.body#/id"}, OF_PROJECT),
    Source("add_constraints", "202", {"decision_set_id": "$response.body#/decision_set_id"}, OF_SET),
    Source("add_constraints", "202", {"job_id": "$response.body#/job_id"}, ("get_job",)),
    Source(
        "get_decision_set", "200",
        {"decision_set_id": IN_PATH["decision_set_id"], "header.If-Match": "$response.header.ETag"}, ("decide_gate",),
    ),
    Source(
        "create_webhook", "201", {"project_id": IN_PATH["project_id"], "webhook_id": "$response.body#/id"}, OF_WEBHOOK
    ),
    Source(
        "list_deliveries", "200",
        {
            "project_id": IN_PATH["project_id"], "webhook_id": IN_PATH["webhook_id"],
            "delivery_id": "$response.body#/items/0/id",
        },
        ("replay_delivery",),
    ),
    Source("list_artifacts", "200", {"artifact_id": "$response.body#/items/0/id"}, ("download_artifact",)),
    Source("create_api_key", "201", {"key_id": "$response.body#/id"}, ("revoke_api_key",)),
)  # fmt: skip


def add(description: dict[str, Any]) -> None:
    """Puts the links into an OpenAPI document. Raises KeyError for an operation or a status that is not in it."""
    operations = {found["operationId"]: found for path in description["paths"].values() for found in path.values()}
    for source in SOURCES:
        links = operations[source.operation]["responses"][source.status].setdefault("links", {})
        for target in source.targets:
            links[target] = {"operationId": operations[target]["operationId"], "parameters": source.parameters}
