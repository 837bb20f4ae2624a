"""A letter sequence every match of a pattern contains: what a long text is searched for before the pattern runs."""

from __future__ import annotations

import re

_ESCAPE = re.compile(r"\\.")
_CLASS = re.compile(r"\[[^\]]*\]")
_GROUP = re.compile(r"\([^()]*\)(?:[?*+]|\{[^}]*\})?")
_OPTIONAL = re.compile(r"[^\0](?:[?*]|\{0?,?\d*\})")
_RUN = re.compile(r"[a-z]{3,}")


def needle(pattern: str) -> str:
    """The longest run of letters outside of groups, classes and what may be left out; "" if there is none."""
    left = _CLASS.sub("\0", _ESCAPE.sub("\0", pattern.lower()))
    while (fewer := _GROUP.sub("\0", left)) != left:
        left = fewer
    if "|" in left:
        return ""
    return max(_RUN.findall(_OPTIONAL.sub("\0", left)), key=len, default="")


def needles(patterns: list[str]) -> tuple[str, ...]:
    """One for each pattern; none at all where one pattern has none, as it then may match any text."""
    found = {needle(pattern) for pattern in patterns}
    return () if "" in found else tuple(sorted(found, key=len))


def may_match(low: str, any_of: tuple[str, ...]) -> bool:
    """Whether a lower-case text holds one of the needles, or there are none to hold."""
    return not any_of or any(one in low for one in any_of)
