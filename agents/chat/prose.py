"""The same facts in better words: a model may rephrase an answer, and may add nothing to it."""

from __future__ import annotations

from agents.chat.design import Reply
from agents.instructions import contract
from agents.models.consultation import Consulted, consult
from agents.models.guards import Meter
from agents.models.language_model import LanguageModel, Prompt, block
from agents.providers.figures import Vetting
from core.constraints import Strict

QUESTION_CHARS = 2_000


class Prose(Strict):
    text: str


def rephrased(said: str, reply: Reply, model: LanguageModel, meter: Meter) -> tuple[str, Consulted[Prose]]:
    """The model's words where every sentence holds, else the expert's own, and what asking took.

    Raises BudgetReached.
    """
    task = "\n\n".join([block("question", said[:QUESTION_CHARS]), block("answer", reply.text)])
    found = consult(model, meter, Prompt("chat", contract("chat"), "", task, Prose), lambda prose: _wrong(prose, reply))
    return (found.value.text.strip() if found.value else reply.text), found


def _wrong(prose: Prose, reply: Reply) -> str | None:
    """Figures of the question are no facts: only the expert's answer is."""
    vetting = Vetting(reply.text)
    kept = vetting.clean(prose.text, 4000)
    if vetting.dropped:
        return f"{vetting.dropped[0].text!r}: {vetting.dropped[0].reason}"
    return None if kept else "the text is empty"
