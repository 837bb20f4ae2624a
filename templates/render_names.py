"""Names that come from the user, made safe: identifiers and single lines, never code."""

from __future__ import annotations

import re
import unicodedata

_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def plain(text: str, limit: int = 120) -> str:
    """One visible line of `text`: NFC, no control or direction characters, at most `limit` characters."""
    kept = (" " if c.isspace() else c for c in unicodedata.normalize("NFC", text))
    visible = "".join(c for c in kept if unicodedata.category(c) not in _HIDDEN)
    return re.sub(r" +", " ", visible).strip()[:limit].strip()


def visible(text: str) -> str:
    """`text` with its line breaks, without any other control or direction character."""
    normal = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(c for c in normal if c in "\n\t" or unicodedata.category(c) not in _HIDDEN)


def slug(text: str, fallback: str, limit: int = 32) -> str:
    """[a-z][a-z0-9-]*, usable in resource, package and file names."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", ascii_text).strip("-")[:limit].strip("-")
    return words if re.match(r"[a-z]", words) and len(words) > 2 else fallback


def vm_size(name: str) -> str:
    """An Azure machine as Azure writes it: `nc24ads_a100_v4` is Standard_NC24ads_A100_v4."""
    family, *rest = name.split("_")
    shown = re.sub(r"^[a-z]+", lambda letters: letters.group().upper(), family)
    return "_".join(["Standard", shown, *(part if part.startswith("v") else part.upper() for part in rest)])
