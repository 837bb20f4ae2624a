"""Where data come from: each source with its access, its freshness and the personal columns usual for it."""

from __future__ import annotations

from typing import Any, Literal

from agents.view import View
from agents.vocabulary import GENERATIVE, SENSITIVE, about, sees
from core.constraints import Strict
from core.yaml_text import beside
from templates.workload.model import Workload

FILES = "files"
UNSTRUCTURED = GENERATIVE | {"asr_calls", "moderation"}
TO_NAME = "to be named by the owner; expected"
TABLE: dict[str, Any] = beside(__file__)


class SourceData(Strict):
    name: str
    type: str
    owner: str
    access: Literal["cdc", "api", "file", "stream", "query"]
    freshness: str
    volume: str
    schema_known: bool
    pii_columns: list[str]
    licence: str


def planned(view: View, archetype: str, domain: str) -> list[SourceData]:
    """Those the brief names, which share its volume evenly; the archetype's usual one where it names none."""
    kinds = view.value("data.sources", [TABLE["usual"].get(archetype, FILES)])
    personal = personal_columns(view.workload, archetype, domain)
    return [_source(kind, len(kinds), view.workload, personal) for kind in kinds]


def personal_columns(work: Workload, archetype: str, domain: str) -> list[str]:
    """Where personal data are in a source: nobody has looked yet, so what is usual is said to be that."""
    usual = TABLE["personal"]
    if not work.data_classes & SENSITIVE:
        return []
    if sees(archetype, domain):
        return [usual["pictures"]]
    if archetype in UNSTRUCTURED or domain == "text":
        return [usual["texts"]]
    told = usual["columns"] | usual["columns_of"].get(archetype, {})
    return [f"{TO_NAME} {told[cls]}" for cls in sorted(work.data_classes & SENSITIVE)]


def _source(kind: str, among: int, work: Workload, personal: list[str]) -> SourceData:
    access = TABLE["access"].get(kind, TABLE["access"][FILES])
    volume = f"{work.data_gb / among:,.0f} GB and {about(work.growth_gb_day / among)} GB a day"
    return SourceData(
        name=kind, type=kind, owner="named before prototyping", access=access,
        freshness=TABLE["freshness"][access], volume=volume, schema_known=kind in TABLE["schema_known"],
        pii_columns=personal, licence="own data",
    )  # fmt: skip
