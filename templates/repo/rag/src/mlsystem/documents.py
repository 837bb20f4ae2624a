"""Documents with who may read them, and a made-up handbook to run on."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

PUBLIC = "everyone"


@dataclass(frozen=True)
class Document:
    """`groups` may read it; `PUBLIC` stands for all."""

    id: str
    title: str
    text: str
    groups: tuple[str, ...] = (PUBLIC,)

    @property
    def sha256(self) -> str:
        return hashlib.sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()


@dataclass(frozen=True)
class Question:
    """`document` is where the answer stands, None when there is none; `expects` is part of a right answer."""

    text: str
    document: str | None
    expects: str = ""


_FACTS = {
    "vacation": ("annual vacation days", "Employees receive 28 vacation days per calendar year."),
    "remote": (
        "remote work abroad",
        "Working remotely from abroad is limited to 20 days a year.",
    ),
    "expenses": ("travel expenses deadline", "Travel expenses are submitted within 30 days after the trip."),
    "laptop": ("laptop replacement cycle", "A laptop is replaced every 36 months by the service desk."),
    "parental": ("parental leave length", "Parental leave lasts up to 26 weeks with full salary."),
    "training": ("training budget", "The yearly training budget is 1500 euro for each employee."),
    "passwords": ("password manager", "Passwords are kept in the company password manager only."),
    "incident": (
        "security incident phone",
        "A security incident is reported to the duty phone within one hour.",
    ),
    "visitors": ("office visitors badge", "Visitors wear a red badge and are accompanied in the office."),
    "notice": (
        "notice period contract",
        "The notice period of a contract is three months to the quarter end.",
    ),
    "bicycle": ("bicycle leasing", "Bicycle leasing is offered after six months of employment."),
    "payroll": ("salary bands review", "Salary bands are reviewed by the payroll committee every April."),
}


def handbook() -> list[Document]:
    """Twelve short pages; the payroll page is for the group `hr` only."""
    return [
        Document(
            id=name,
            title=f"Handbook: {subject}",
            text=f"{fact} For more, ask its owner.",
            groups=("hr",) if name == "payroll" else (PUBLIC,),
        )
        for name, (subject, fact) in _FACTS.items()
    ]


def questions() -> list[Question]:
    """One question per page, and some the handbook cannot answer."""
    known = [
        Question(f"What is the rule about {subject}?", name, " ".join(fact.rstrip(".").split()[-3:]))
        for name, (subject, fact) in _FACTS.items()
    ]
    unknown = ["Who won the chess olympiad?", "How do volcanoes erupt?", "Recipe for lentil soup please"]
    return [*known, *(Question(text, None) for text in unknown)]


def read(folder: Path) -> list[Document]:
    """Documents kept as one JSON file each, ordered by id."""
    raw = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]
    return [Document(**{**entry, "groups": tuple(entry["groups"])}) for entry in raw]


def write(documents: list[Document], folder: Path) -> None:
    """One file per document, named by its id; repeating changes nothing."""
    folder.mkdir(parents=True, exist_ok=True)
    for document in documents:
        path = folder / f"{document.id}.json"
        path.write_text(
            json.dumps(asdict(document), sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8"
        )
