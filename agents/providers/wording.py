"""A model's words around a decision: vetted, cut to length, beside the expert's reasons and never in their place."""

from __future__ import annotations

from agents.cards import trim
from agents.intake.answers import fields
from agents.projection import canonical
from agents.providers.figures import Vetting
from agents.providers.refinement import Refinement
from core.plan import AgentOutput, Because, OpenQuestion, Risk

REVIEWER = "architect"


def reworded(output: AgentOutput, said: Refinement, vetting: Vetting, changes: list[str]) -> AgentOutput:
    """The same decisions with vetted claims, risks, questions and summary added."""
    # Figures of the summary must hold for the decision as it stands now, not for the draft the model saw.
    current = Vetting(canonical(output.model_dump(mode="json")) + vetting.known.partition("<draft>")[0])
    summary = trim(current.clean(said.summary))
    vetting.dropped += current.dropped
    return output.model_copy(
        update={
            "summary": summary or output.summary,
            "rationale": [*output.rationale, *_claims(said, vetting), *(Because(claim=text) for text in changes)],
            "risks": [*output.risks, *_risks(said, vetting)],
            "open_questions": [*output.open_questions, *_questions(said, vetting)],
        }
    )


def _claims(said: Refinement, vetting: Vetting) -> list[Because]:
    """Only constraint paths that were shown may be given as grounds."""
    cleaned = [(vetting.clean(reason.claim, 400), reason.because) for reason in said.reasons]
    return [Because(claim=claim, because=[p for p in paths if _shown(p, vetting)]) for claim, paths in cleaned if claim]


def _shown(path: str, vetting: Vetting) -> bool:
    return path in fields() and f'"{path}"' in vetting.known


def _risks(said: Refinement, vetting: Vetting) -> list[Risk]:
    pairs = [(vetting.clean(r.risk, 300), vetting.clean(r.mitigation, 300)) for r in said.risks]
    return [
        Risk(risk=risk, severity="med", likelihood="med", mitigation=mitigation, owner=REVIEWER)
        for risk, mitigation in pairs
        if risk and mitigation
    ]


def _questions(said: Refinement, vetting: Vetting) -> list[OpenQuestion]:
    open_ = [q for q in said.questions if q.field in fields() and not _shown(q.field, vetting)]
    asked = [(q.field, vetting.clean(q.why, 300)) for q in open_]
    return [OpenQuestion(field=field, why=why) for field, why in asked if why]
