"""The default: the rendered templates are the repository."""

from __future__ import annotations

from worker.codegen.provider import UNCHANGED, CodeTask, Proposal


class TemplateCode:
    name = "template"

    def propose(self, task: CodeTask) -> Proposal:
        """Offline, without a key, the same bytes every time."""
        return Proposal({}, UNCHANGED)
