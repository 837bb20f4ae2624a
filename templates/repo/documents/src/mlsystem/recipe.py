"""How documents are read: a prompt, its labels and the cutting, versioned together like a model."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from mlsystem import extraction
from mlsystem.batch_model import BatchModel, Request
from mlsystem.contracts import Record
from mlsystem.extraction import Reduced

UNANSWERED = "the model did not answer"


class BudgetError(Exception):
    """The run would spend more tokens than it may; nothing was sent."""


@dataclass(frozen=True)
class Recipe:
    """`name` is the prompt's; `model` the language model it was judged with."""

    name: str
    instructions: str
    labels: dict[str, list[str]]
    model: str
    chunk_words: int
    overlap_words: int

    def requests(self, document: Record) -> list[Request]:
        """Map: one request per chunk, ids `<document>#<n>`."""
        cut = extraction.chunks(document["text"], self.chunk_words, self.overlap_words)
        return [
            Request(f"{document['id']}#{n}", self.instructions, self.labels, text)
            for n, text in enumerate(cut)
        ]


def prompts(folder: Path, model: str, conf: dict[str, Any]) -> list[Recipe]:
    """Every prompt of conf/prompts, by file name."""
    found = [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.toml"))]
    return [
        Recipe(p["name"], p["instructions"], p["labels"], model, conf["chunk_words"], conf["overlap_words"])
        for p in found
    ]


def extract(recipe: Recipe, model: BatchModel, documents: list[Record], max_tokens: int) -> list[Reduced]:
    """Map all documents in one batch, then reduce each. Raises BudgetError before anything is sent."""
    requests = {str(d["id"]): recipe.requests(d) for d in documents}
    flat = [request for of_one in requests.values() for request in of_one]
    wanted = sum(request.tokens for request in flat)
    if wanted > max_tokens:
        raise BudgetError(f"{wanted} tokens in, at most {max_tokens} allowed")
    answers = model.complete(flat) if flat else {}
    return [_reduced(name, of_one, answers) for name, of_one in requests.items()]


def _reduced(name: str, of_one: list[Request], answers: dict[str, str]) -> Reduced:
    found = extraction.reduce(name, [extraction.parse(answers.get(r.id, "")) for r in of_one])
    missed = any(r.id not in answers for r in of_one)
    return replace(found, problems=[*found.problems, UNANSWERED]) if missed else found
