"""Where a model runs: never at the sites, where it may only run in a cloud or a data centre."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from agents.intake.mention import Mention
from agents.intake.readers.watched import EDGE, is_watched
from core.constraints import Constraints, Source
from templates.catalog.pattern import EDGE_INFERENCE

BANNED, MODE = "tooling.forbid", "serving_mode"
SIGNS = {Source.STATED: "central", Source.INFERRED: "sent_away"}


def signs(found: Sequence[Mention]) -> Iterator[str]:
    """What a ban says of the way results come."""
    yield from (SIGNS[mention.source] for mention in found if _bans(mention))


def settle(found: Sequence[Mention], known: Constraints | None) -> list[Mention]:
    """The mentions with a ban where it matters, and without a guess that it rules out.

    Pictures that travel are no ban beside a model at the sites.
    """
    at_site = any(m.field == MODE and m.value in EDGE and m.source is Source.STATED for m in found)
    bans = [m for m in found if _bans(m) and is_watched(found, known)]
    bans = [m for m in bans if m.source is Source.STATED or not at_site]
    return [m for m in found if m in bans or not (_bans(m) or (bans and _is_guess(m)))]


def _bans(mention: Mention) -> bool:
    return mention.field == BANNED and mention.value == EDGE_INFERENCE


def _is_guess(mention: Mention) -> bool:
    return mention.field == MODE and mention.value in EDGE and mention.source is not Source.STATED
