"""The demo's documents: a made-up handbook and the questions it is judged by. Nothing else reads it."""

from __future__ import annotations

from mlsystem.documents import PUBLIC, Document
from mlsystem.question_set import Question

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


def pages() -> list[Document]:
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
        Question(
            f"What is the rule about {subject}?",
            (name,),
            (" ".join(fact.rstrip(".").split()[-3:]),),
            ("hr",) if name == "payroll" else (),
        )
        for name, (subject, fact) in _FACTS.items()
    ]
    unknown = ["Who won the chess olympiad?", "How do volcanoes erupt?", "Recipe for lentil soup please"]
    return [*known, *(Question(text) for text in unknown)]
