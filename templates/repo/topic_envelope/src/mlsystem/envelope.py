"""What a broker has put round an event is taken off: the Pub/Sub topic's schema."""

from __future__ import annotations

from mlsystem import topic


def opened(line: bytes) -> bytes:
    """The event in the contract's form; a file does not say when a message was published."""
    return topic.event(line, published="")
