"""Direct identifiers in free text become marks of their kind, before a text is stored or read by a model.

Patterns find addresses, numbers and links. Names stay: finding them needs a model of its own, so landed texts
are guarded as any personal data.
"""

from __future__ import annotations

import re

# The order counts: an account number is also a row of digits.
# Security: each pattern reads a text once, whatever is in it.
KINDS = (
    ("<email>", re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+\.[\w.-]*\w")),
    ("<link>", re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE)),
    ("<iban>", re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b")),
    ("<number>", re.compile(r"(?<![\w.])\+?\d(?:[ /.-]?\d){5,18}\b")),
)


def mask(text: str) -> str:
    """The same text without addresses, links, bank accounts and numbers of six digits or more."""
    for mark, pattern in KINDS:
        text = pattern.sub(mark, text)
    return text
