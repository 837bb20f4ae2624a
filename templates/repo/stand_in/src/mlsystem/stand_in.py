"""What stands in for a model in the demo works on the shipped sample alone, never on an owner's records."""

from __future__ import annotations

from mlsystem.settings import Settings


class NotConfiguredError(Exception):
    """A model is needed, and none is named."""


def only_on_the_sample(config: Settings, missing: str) -> None:
    """Raises NotConfiguredError, with what is `missing`, on any other records."""
    if not config.sample:
        raise NotConfiguredError(f"{missing}; what the demo uses instead is not for your records")
