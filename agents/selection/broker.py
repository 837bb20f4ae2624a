"""Devices that send by themselves are taken in by a broker made for devices, where the money allows one."""

from __future__ import annotations

from agents.selection.candidate import Candidate
from agents.selection.terms import Terms
from templates.workload.readings import of_devices

SHARE = 0.75  # of the budget: a list needs little else
BROKER = "ingest.stream"


def speaks(candidate: Candidate, role: str, terms: Terms) -> bool:
    """It speaks what devices speak and knows each of them by name."""
    if role != BROKER or "iot" not in candidate.pattern.provides or not of_devices(terms.constraints):
        return False
    return terms.budget_usd is None or candidate.usd <= SHARE * terms.budget_usd
