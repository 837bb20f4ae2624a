"""Personal data: on what ground they are processed, how little of them, how long, and how one person's are erased."""

from __future__ import annotations

from agents.blueprint import papers
from agents.blueprint.keeping import Retention, retention
from agents.blueprint.legal_basis import legal_basis
from agents.blueprint.oversight import SECRET
from agents.blueprint.setting import Setting
from agents.view import View
from agents.vocabulary import SENSITIVE
from core.constraints import Strict

ERASURE = "delete-by-subject job over raw, features, snapshots, vectors and logs"
# Where a law has records kept and nobody may learn of a suspicion.
KEPT = f"{ERASURE}; no erasure while the law has the record kept; counsel answers each request"
NOT_NEEDED = "not needed"
LEAST_ALIKE = 10  # persons who cannot be told apart in what is shared without names


class Anonymisation(Strict):
    k: int
    dp_eps: float | None


class Privacy(Strict):
    legal_basis: str
    minimisation: str
    dpia: bool
    retention: Retention
    erasure_path: str
    anonymisation: Anonymisation
    cde_segmented: bool | None


def planned(view: View, case: Setting) -> Privacy:
    return Privacy(
        legal_basis=legal_basis(case),
        minimisation="columns without a use are dropped at the first hop",
        dpia=papers.assessed(case),
        retention=retention(view, case.shape),
        erasure_path=_erasure(case),
        anonymisation=Anonymisation(k=LEAST_ALIKE, dp_eps=None),
        cde_segmented=True if "pci" in case.classes or "pci_dss" in case.regimes else None,
    )


def erased(kept: Privacy) -> str:
    """What is said of erasure, as a sentence of its own behind others; empty where no person's data are held."""
    if kept.erasure_path == NOT_NEEDED:
        return ""
    if kept.erasure_path == KEPT:
        return " Records the law has kept are erased when their time is over."
    return " One person's data is to be erased along its whole way, which the delivered code does not do yet."


def _erasure(case: Setting) -> str:
    if not case.classes & SENSITIVE:
        return NOT_NEEDED
    return KEPT if case.use in SECRET else ERASURE
