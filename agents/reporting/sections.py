"""Agent → sub-heading of the report → the fields of its decision that stand there."""

from __future__ import annotations

from core.yaml_text import beside

SECTIONS: dict[str, dict[str, list[str]]] = beside(__file__)
