"""How documents are read: a prompt, its labels and the cutting, versioned together like a model."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace

from pydantic import BaseModel

from mlsystem import extraction
from mlsystem.batch_model import BatchModel, Request
from mlsystem.contracts import Record
from mlsystem.extraction import Reduced
from mlsystem.fields import Fields, fields, schema
from mlsystem.settings import Settings

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
    fields: Fields

    def requests(self, document: Record) -> list[Request]:
        """Map: one request per chunk, ids `<document>#<n>`."""
        cut = extraction.chunks(document["text"], self.chunk_words, self.overlap_words)
        asked = "\n".join((self.instructions, *(field.told for field in self.fields)))
        return [Request(f"{document['id']}#{n}", asked, self.labels, text) for n, text in enumerate(cut)]


def prompts(config: Settings, model: str) -> list[Recipe]:
    """Every prompt of conf/prompts, by file name."""
    paths = sorted((config.conf / "prompts").glob("*.toml"))
    conf, wanted = config.table("documents"), fields(config.table("fields"))
    cut = conf["chunk_words"], conf["overlap_words"]
    found = [tomllib.loads(path.read_text(encoding="utf-8")) for path in paths]
    return [Recipe(p["name"], p["instructions"], p["labels"], model, *cut, wanted) for p in found]


def extract(recipe: Recipe, model: BatchModel, documents: list[Record], max_tokens: int) -> list[Reduced]:
    """Map all documents in one batch, then reduce each. Raises BudgetError before anything is sent."""
    requests = {str(d["id"]): recipe.requests(d) for d in documents}
    flat = [request for of_one in requests.values() for request in of_one]
    wanted = sum(request.tokens for request in flat)
    if wanted > max_tokens:
        raise BudgetError(f"{wanted} tokens in, at most {max_tokens} allowed")
    answers = model.complete(flat) if flat else {}
    found = {name: [answers.get(r.id) for r in of_one] for name, of_one in requests.items()}
    shape = schema(recipe.fields)
    return [_reduced(name, of_one, recipe.fields, shape) for name, of_one in found.items()]


def _reduced(name: str, answers: list[str | None], wanted: Fields, shape: type[BaseModel]) -> Reduced:
    found = extraction.reduce(name, [extraction.parse(answer or "", shape) for answer in answers], wanted)
    return replace(found, problems=[*found.problems, UNANSWERED]) if None in answers else found
