"""Figures of the moment designs, limits, vague briefs and bills were first read; they are never measured again."""

from __future__ import annotations

# Shares when the 56 designs, the limits, the vague briefs and the bills were first read (28 November 2026).
FIRST_SHARES = {
    "design found": 53 / 56,
    "archetype of a design": 46 / 53,
    "services of the named cloud": 49 / 53,
    "must in a design": 155 / 192,
    "must not in a design": 261 / 271,
    "policy outcomes": 209 / 233,
    "cost within the usual band": 29 / 41,
    "cost by hand": 10 / 16,
    "contradictions of limits named": 7 / 8,
    "a design where one exists": 6 / 6,
    "infeasible is refused": 13 / 14,
    "clash is named": 13 / 14,
    "ways out are priced": 9 / 14,
    "questions of vague briefs": 10 / 12,
}
