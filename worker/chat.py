"""What a message is: a question, a wish, or a “do it”; and what the cards alone can say to a question."""

from __future__ import annotations

import re
from typing import Any

ASKING = re.compile(
    r"^\s*(?:why|what|which|who|where|when|how|is|are|was|were|do|does|did|can|could|would|should|suppose|explain"
    r"|tell me|show|summari[sz]e|compare)\b|\?\s*$",
    re.I,
)
WISHING = re.compile(
    r"\b(?:can|could|would) you (?:please )?(?:use|change|make|add|remove|drop|switch|move|set|raise|lower)\b", re.I
)
AGREEING = re.compile(
    r"^\s*(?:yes|ok(?:ay)?|sure|please)?[\s,.!]*(?:please )?(?:do (?:it|that)|go ahead|make it so|propose (?:it|that))"
    r"[\s,.!]*(?:please|then)?[\s.!]*$",
    re.I,
)
WORD = re.compile(r"[a-z0-9]{3,}")
COMMON = frozenset(
    ("the", "and", "for", "was", "why", "what", "which", "how", "does", "did", "are", "you", "not", "with", "this",
     "that", "have", "has", "use", "used", "from", "can", "our", "who", "will", "would", "there", "when", "where")
)  # fmt: skip
SHOWN = 2
FEWEST, SHARE = 2, 0.6  # words of a question that a card must hold before it counts as an answer


def is_question(said: str) -> bool:
    """Whether the message asks something rather than wishes for something."""
    return bool(ASKING.search(said)) and not WISHING.search(said)


def agrees(said: str) -> bool:
    """“Do it”: the offer of the answer before is meant."""
    return bool(AGREEING.search(said))


def answer(said: str, cards: list[dict[str, Any]], version: int) -> dict[str, Any] | None:
    """Text, and the agents whose cards it was taken from; None when no card holds most of the question's words."""
    fitting = _fitting(said, cards)
    if not fitting:
        return None
    text = "\n\n".join(_told(card) for card in fitting)
    return {"text": text, "agents": [card["agent"] for card in fitting], "links": [_link(card) for card in fitting],
            "version": version}  # fmt: skip


def _fitting(said: str, cards: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Only the newest card of an agent counts."""
    wanted = set(WORD.findall(said.lower())) - COMMON
    least = max(FEWEST, SHARE * len(wanted))
    newest = {card["agent"]: card for card in cards}
    scored = [(len(wanted & _words(card)), -int(card["number"]), card) for card in newest.values()]
    best = max((score for score, _, _ in scored), default=0)
    kept = [entry for entry in scored if entry[0] == best and entry[0] >= least]
    return [card for _, _, card in sorted(kept, key=lambda entry: entry[:2], reverse=True)[:SHOWN]]


def _link(card: dict[str, Any]) -> dict[str, str]:
    return {"kind": "card", "id": card["agent"], "label": card["title"]}


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
