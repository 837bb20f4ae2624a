"""Answers from the reason cards of a design. Nothing is made up: what no card says is said to be unknown."""

from __future__ import annotations

import re
from typing import Any

ASKING = re.compile(
    r"^\s*(?:why|what|which|who|where|when|how|is|are|was|were|do|does|did|explain|tell me|show)\b|\?\s*$", re.I
)
WISHING = re.compile(
    r"\b(?:can|could|would) (?:you|we) (?:please )?(?:use|change|make|add|remove|drop|switch|move)\b", re.I
)
WORD = re.compile(r"[a-z0-9]{3,}")
COMMON = frozenset(
    ("the", "and", "for", "was", "why", "what", "which", "how", "does", "did", "are", "you", "not", "with", "this",
     "that", "have", "has", "use", "used", "from")
)  # fmt: skip
SHOWN = 2


def is_question(said: str) -> bool:
    """Whether the message asks something rather than wishes for something."""
    return bool(ASKING.search(said)) and not WISHING.search(said)


def answer(said: str, cards: list[dict[str, Any]], version: int, status: str) -> dict[str, Any]:
    """Text, and the agents whose cards it was taken from."""
    fitting = _fitting(said, cards)
    if not fitting:
        text = f"Version {version} ({status.replace('_', ' ')}) has no recorded decision about that."
        return {"text": text, "agents": [], "version": version}
    text = "\n\n".join(_told(card) for card in fitting)
    return {"text": text, "agents": [card["agent"] for card in fitting], "version": version}


def _fitting(said: str, cards: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The cards that share most of the question's words; only the newest card of an agent counts."""
    wanted = set(WORD.findall(said.lower())) - COMMON
    newest = {card["agent"]: card for card in cards}
    scored = [(len(wanted & _words(card)), -int(card["number"]), card) for card in newest.values()]
    best = max((score for score, _, _ in scored), default=0)
    kept = [entry for entry in scored if entry[0] and entry[0] >= best - 1]
    return [card for _, _, card in sorted(kept, key=lambda entry: entry[:2], reverse=True)[:SHOWN]]


def _told(card: dict[str, Any]) -> str:
    lines = [f"**{card['title']}**: {card['headline']}", card["summary"]]
    lines += [f"- {why['claim']}" for why in card["why"][:4]]
    lines += [f"- Not {other['option']}: {other['rejected_because']}" for other in card["alternatives"][:3]]
    if card.get("flip_if"):
        lines.append(f"It would change if: {card['flip_if']}")
    return "\n".join(lines)


def _words(card: dict[str, Any]) -> set[str]:
    parts = [card["title"], card["headline"], card["summary"], *(why["claim"] for why in card["why"])]
    parts += [f"{other['option']} {other['rejected_because']}" for other in card["alternatives"]]
    return set(WORD.findall(" ".join(map(str, parts)).lower()))
