"""“What did you assume?”, “how sure are you?”: what filled the gaps of the brief, and which decisions rest on it."""

from __future__ import annotations

from agents.chat.design import Design, Reply, card, told
from agents.order import PLANNING
from agents.reporting.values import say
from agents.reporting.words import label
from agents.roster import agent
from core.canonical import plain
from core.constraints import Source

MOST = 12
UNSURE = 3


def answer(_: str, design: Design) -> Reply | None:
    filled = {item.text: name for name in reversed(PLANNING) for item in design.decisions[name].assumptions}
    taken = [(path, fact) for path, fact in design.constraints.leaves() if fact.source is not Source.STATED]
    texts = list(filled)[:MOST]
    lines = [
        f"{len(filled)} figures were assumed and {len(taken)} facts concluded, because the brief does not state them:"
    ]
    lines += [f"- {text}" for text in texts]
    lines += [f"- and {len(filled) - MOST} more, listed on the cards"] if len(filled) > MOST else []
    lines += [
        f"- {label(path)}: {say(path, plain(fact.value))} ({fact.because or fact.source})" for path, fact in taken
    ]
    least = sorted(PLANNING, key=lambda name: design.decisions[name].confidence)[:UNSURE]
    sure = [f"{agent(name).title} ({design.decisions[name].confidence:.0%})" for name in least]
    lines.append(f"Least sure: {'; '.join(sure)}. State a figure and I propose a version with it.")
    return told(lines, *(card(name) for name in dict.fromkeys([*(filled[text] for text in texts), *least])))
