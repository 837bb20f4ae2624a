"""Who is responsible, who is accountable and who approves, by what has to be done."""

from __future__ import annotations

from agents.blueprint import alerting
from agents.blueprint.setting import Setting
from agents.view import View

VALIDATED = frozenset({"sr11_7", "solvency2", "basel", "ifrs9"})
INDEPENDENT = "a validator outside the development team approves"
NOBODY_YET = "an ML engineer still to be hired, or a partner with a date of handover,"


def roles(view: View, case: Setting) -> dict[str, str]:
    nobody = view.value("team.ml_eng") == 0
    answering = "on-call" if view.value("team.oncall") else alerting.BY_DAY
    return {
        "model": f"{NOBODY_YET if nobody else 'ML engineer'} responsible, product owner accountable",
        "promotion": _promoting(view, case),
        "data": "data owner accountable, data engineer responsible",
        "incident": f"{answering} responsible, product owner accountable, counsel informed",
    }


def _promoting(view: View, case: Setting) -> str:
    if case.regimes & VALIDATED:
        return INDEPENDENT
    alone = view.workload.team_size <= 1
    return "the owner approves a recorded checklist" if alone else "a second engineer approves"
