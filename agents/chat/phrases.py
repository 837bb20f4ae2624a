"""Plain words for values that only chat says in the middle of a sentence."""

from __future__ import annotations

from agents.reporting.words import phrase

WORDS = {
    "cached": "the last answer that was cached",
    "rules": "the rules that were there before the model",
    "previous_model": "the result of the previous model",
    "baseline": "the result of the baseline",
    "queue": "a queue that is worked off later",
    "passages": "the best passages, shown without an answer",
    "person": "a person, who gets what was said so far",
    "mft": "minimum functionality",
    "iac_validate": "infrastructure code is valid",
    "blue_green": "blue/green",
    "dated_switch": "a switch on an agreed date",
    "batch_swap": "a new partition that is swapped in",
    "ota_rings": "rings of devices",
    "github_actions": "GitHub Actions",
    "none": "none",
}


def plainly(value: str) -> str:
    return WORDS.get(value) or phrase(value)
