"""Who promotes a model and why: the duty where there is one, else the risk."""

from __future__ import annotations

from agents import release
from agents.blueprint.setting import risk
from agents.expertise.model import Expertise
from agents.view import View
from agents.vocabulary import REGIMES, REGULATED, STRICT_CLASSES, held, listed, regulated
from templates.workload.model import Workload


def strict(view: View, known: Expertise) -> bool:
    """A regulated, decisive or sensitive use: two people, and a record nobody can change."""
    work = view.workload
    return regulated(work.regimes) or bool(work.data_classes & STRICT_CLASSES) or risk(view, known.id) == "high"


def promoted(view: View, known: Expertise) -> release.Promotion:
    way = release.strategy(view.workload, known.id, dated=known.dated)
    asked = bool(view.value("human_in_loop"))
    return release.promotion(way, risk(view, known.id), known.oversight, strict=strict(view, known), asked=asked)


def because(chosen: release.Promotion, known: Expertise, work: Workload) -> str:
    if chosen == "two_person":
        law = sorted(REGIMES.get(name, name) for name in work.regimes & REGULATED)
        grave = held(work.data_classes, STRICT_CLASSES)
        used = f"it uses {listed(grave)} data" if grave else "it decides about people"
        return f"{listed(law)} applies" if law else used
    way = release.strategy(work, known.id, dated=known.dated)
    if chosen == "auto":
        return f"the risk is low and {release.SAID[way]} shows a bad release before most see it"
    if known.oversight == "in":
        return "people act on its results case by case"
    return "what it says reaches people directly" if way in release.UNDONE else f"a person watches {release.SAID[way]}"
