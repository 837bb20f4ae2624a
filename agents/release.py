"""How a release reaches its users and who lets a model through: one answer for every agent that plans around it."""

from __future__ import annotations

from typing import Literal

from agents.vocabulary import WAITING, regulated
from templates.workload.model import Workload

Strategy = Literal["blue_green", "canary", "shadow", "rolling", "batch_swap", "ota_rings", "dated_switch"]
Promotion = Literal["auto", "manual", "two_person"]
SHADOW_DAYS, SHADOW_REQUESTS = 7, 10_000
AGAIN_DAYS, AGAIN_REQUESTS = 1, 100_000  # in shadow, of a retraining on the features that the last model had
LEAST_RPS = 1.0
UNDONE = ("canary", "batch_swap")  # strategies that take a bad release back before most users see it
SAID = {
    "blue_green": "a blue/green switch",
    "canary": "a canary",
    "shadow": "a shadow, then a canary",
    "rolling": "a rolling update",
    "batch_swap": "a swap of the result table",
    "ota_rings": "rings of devices",
    "dated_switch": "a switch on an agreed date",
}
BY = {"auto": "by passing the gates", "manual": "by an engineer", "two_person": "by two people"}


def strategy(work: Workload, shape: str, *, dated: bool = False) -> Strategy:
    """By mode first, then by traffic: a canary needs a request a second, and high stakes need a shadow before it.

    `dated`: two versions must not answer at one time, so that all are switched on a date.
    """
    if work.mode == "edge":
        return "ota_rings"
    if work.mode == "batch":
        return "batch_swap"
    if dated:
        return "dated_switch"
    if work.mode not in WAITING or work.rps_avg < LEAST_RPS:
        return "blue_green"
    return "shadow" if regulated(work.regimes) or shape == "streaming_fraud" else "canary"


def promotion(way: Strategy, tier: str, oversight: str, *, strict: bool, asked: bool) -> Promotion:
    """`strict`: a regulated, decisive or sensitive use. `asked`: the brief wants a person to decide with it."""
    if strict:
        return "two_person"
    low = tier == "minimal" and oversight != "in" and not asked
    return "auto" if low and way in UNDONE else "manual"
