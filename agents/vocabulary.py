"""Groups of names that several agents reason about."""

from __future__ import annotations

PERSONAL = frozenset({"pii", "spi", "phi", "pci", "children", "biometric"})
SENSITIVE = PERSONAL | {"financial"}
STRICT_CLASSES = frozenset({"spi", "phi", "pci", "financial"})
REGULATED = frozenset({"hipaa", "pci_dss", "sox", "ecoa_fcra", "sr11_7", "glba", "mdr_fda", "fedramp", "dora"})
LLM = frozenset({"rag_assistant", "batch_llm_documents"})
GENERATIVE = LLM | {"low_data_poc"}
VISION = frozenset({"cv_edge", "medical_imaging"})
EU = frozenset({"eu_only", "eea"})
WAITING = frozenset({"online", "streaming", "embedded"})
SERVING_ROLES = (
    "serve.online", "serve.llm", "serve.edge", "serve.async", "serve.batch",
)  # fmt: skip


def regulated(regimes: frozenset[str]) -> bool:
    return bool(regimes & REGULATED)


def count(number: int | float, noun: str) -> str:
    """2, "limit" → "2 limits"; 1 → "1 limit"; 0 → "no limits"."""
    return f"{f'{number:g}' if number else 'no'} {noun}{'' if number == 1 else 's'}"


def duration(seconds: float) -> str:
    """86400 → "1 day", 90 → "90 s": the largest unit that divides evenly."""
    for unit, size in (("day", 86_400), ("hour", 3_600), ("minute", 60)):
        if seconds >= size and seconds % size == 0:
            count = int(seconds // size)
            return f"{count} {unit}{'s' if count > 1 else ''}"
    return f"{seconds:g} s"
