"""What a call was about and who talked, from its redacted transcript."""

from __future__ import annotations

from typing import Any

from mlsystem.transcript import Transcript

TOPICS = {"billing": {"invoice"}, "cancellation": {"cancel"}}


def analyse(found: Transcript) -> dict[str, Any]:
    """Share of words by the agent, topics mentioned, and how often the speaker changed."""
    words, speakers = found.words, found.speakers
    said = {word.lower() for word in words}
    return {
        "agent_share": round(speakers.count("agent") / len(words), 3) if words else None,
        "topics": sorted(topic for topic, cues in TOPICS.items() if cues & said),
        "turn_count": len(found.turns),
    }
