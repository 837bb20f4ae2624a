"""What a model may say about an expert's decision: small, flat and closed. It holds no figure of its own."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from core.constraints import Strict


class Choice(Strict):
    """Another option of the list that was shown for a role, and why it is the better one."""

    role: str
    pattern_id: str
    reason: str


class Reason(Strict):
    """A claim and the constraint paths it rests on."""

    claim: str
    because: list[str] = []


class Concern(Strict):
    risk: str
    mitigation: str


class Doubt(Strict):
    """Something worth asking: a constraint path that the brief left open."""

    field: str
    why: str


class Refinement(Strict):
    """Empty lists mean that the expert's decision stands as it is; an empty summary keeps the expert's."""

    choices: list[Choice] = Field(default=[], max_length=4)
    reasons: list[Reason] = Field(default=[], max_length=5)
    risks: list[Concern] = Field(default=[], max_length=3)
    questions: list[Doubt] = Field(default=[], max_length=3)
    summary: str = ""


class Remark(Strict):
    """One thing a reading found. It can warn, never block: only deterministic checks do."""

    message: str
    severity: Literal["info", "warn"]
    owners: list[str]
    components: list[str] = []
    recommendation: str
    replace: bool = False


class Reading(Strict):
    """What a critic's model saw beyond the checks; `replace` asks selection for another option of a component."""

    remarks: list[Remark] = Field(default=[], max_length=6)
    summary: str = ""
