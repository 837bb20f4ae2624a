"""“Can we leave?”: what is delivered, how hard each part is to replace, and with what."""

from __future__ import annotations

from agents.chat.design import Design, Reply, card, told
from agents.chat.names import named
from agents.chat.phrases import plainly
from agents.planning import tech_stack, versioning_governance

ORDER = {"high": 0, "med": 1, "low": 2}
WEIGHT = {"high": "hard", "med": "some work", "low": "easy"}


def answer(_: str, design: Design) -> Reply | None:
    stack = design.decided("tech_stack", tech_stack.Decisions)
    code = design.decided("versioning_governance", versioning_governance.Decisions)
    hard = sorted(
        (item for item in stack.stack if item.exit_cost != "low"), key=lambda item: (ORDER[item.exit_cost], item.role)
    )
    easy = len(stack.stack) - len(hard)
    lines = [
        f"Lock-in is {stack.lockin_score:g} of 5; {easy} of {len(stack.stack)} parts are easy to replace.",
        *(f"- {item.role}, {named(item.pattern_id)}: {WEIGHT[item.exit_cost]} to leave"
          + (f"; {named(item.alt_pattern_id)} would take its place." if item.alt_pattern_id else ".") for item in hard),
        f"After approval the repository is yours as a zip: {stack.language.capitalize()} {stack.python_version}, "
        f"{stack.package_manager}, {code.infrastructure.tool}, {plainly(stack.ci)}. It runs without this platform.",
    ]  # fmt: skip
    return told(lines, card("tech_stack"), card("versioning_governance"))
