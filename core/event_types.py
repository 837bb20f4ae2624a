"""Every type of event a project's log can hold, with what it says. Webhooks choose among them."""

from __future__ import annotations

from fnmatch import fnmatchcase

EVENT_TYPES = {
    "project.created": "a project was made",
    "project.renamed": "it has another name",
    "project.archived": "it was put away",
    "project.restored": "it was taken out again",
    "project.deleted": "it was deleted",
    "chat.message": "a person wrote",
    "chat.answer": "and got an answer",
    "decision_set.proposed": "a version was asked for",
    "constraints.extracted": "its brief was read into constraints",
    "answers.refused": "an answer was no value of its field",
    "conflicts.settled": "a person took a way out of a contradiction, or said that both hold",
    "decision_set.needs_input": "questions are open",
    "decision_set.extracting": "it is read again, with the answers",
    "decision_set.planning": "the agents decide",
    "agent.started": "an agent began",
    "agent.completed": "an agent decided; its reason card is in the payload",
    "spending.forecast": "what the language model may cost",
    "budget.changed": "its cap on model cost was changed",
    "decision_set.awaiting_budget": "the cap on model cost was reached",
    "cost.estimated": "the design has a price",
    "decision_set.infeasible": "the constraints cannot all hold",
    "decision_set.awaiting_approval": "the design waits for a person",
    "approval.recorded": "a person decided",
    "decision_set.changes_requested": "changes were asked for",
    "decision_set.rejected": "it was turned down",
    "waiver.granted": "a failed rule was waived",
    "waiver.expired": "a waiver came to its end",
    "decision_set.generating": "the repository is being written",
    "generation.authored": "a language model wrote code, or why it did not",
    "generation.file": "files were written",
    "check.completed": "a check ended",
    "repository.generated": "the zip is there, with its hash",
    "decision_set.completed": "the version is done",
    "decision_set.failed": "it could not be finished, and why",
    "decision_set.cancelled": "it was stopped",
    "decision_set.promoted": "it takes its parent's place",
    "decision_set.superseded": "another version took its place",
    "job.retrying": "work failed and is tried again",
    "job.discarded": "work was given up, and why",
    "webhook.created": "a webhook was added",
    "webhook.rotated": "it has a new secret",
    "webhook.enabled": "it was switched on",
    "webhook.disabled": "it was switched off, and why",
    "webhook.exhausted": "a delivery was given up",
    "webhook.deleted": "it was removed",
}


def known(pattern: str) -> bool:
    """Whether a type, or a pattern such as `job.*`, names at least one event."""
    return any(fnmatchcase(kind, pattern) for kind in EVENT_TYPES)
