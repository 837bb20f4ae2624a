"""What is versioned here is a recipe: the prompt that reads labelled documents best, with its model."""

from __future__ import annotations

import zlib
from typing import Any

from mlsystem import bedrock_batch, recipe
from mlsystem.batch_model import BatchModel, ScriptedModel
from mlsystem.contracts import Record
from mlsystem.extraction import Reduced
from mlsystem.gates import Metrics
from mlsystem.recipe import Recipe
from mlsystem.settings import Settings, load

TABLE = "documents"
LABELLED_AT = "labelled_at"
INPUTS = ("text",)
LABELS = ("truth",)
NO_LIMIT = 10**12


def split(records: list[Record]) -> tuple[list[Record], list[Record]]:
    """(to choose a prompt on, to judge it on), by a stable hash of the id."""
    held = [zlib.crc32(str(r["id"]).encode()) % 10 >= 5 for r in records]
    pairs = list(zip(records, held, strict=True))
    return [r for r, h in pairs if not h], [r for r, h in pairs if h]


def fit(records: list[Record], config: Settings) -> Recipe:
    """The prompt with the highest field accuracy; the earliest one on a tie."""
    model = bedrock_batch.model(config)
    tried = recipe.prompts(config, model.name)
    return max(tried, key=lambda r: _metrics(read(r, records, model), records)["field_accuracy"])


def read(recipe_: Recipe, records: list[Record], model: BatchModel) -> list[Reduced]:
    return recipe.extract(recipe_, model, records, NO_LIMIT)


def measure(model: Recipe, records: list[Record]) -> Metrics:
    return _metrics(read(model, records, reader(model)), records)


def slices(model: Recipe, records: list[Record]) -> dict[str, Metrics]:
    """Metrics per kind of document with at least 30 labelled ones."""
    kinds = sorted({str(r["kind"]) for r in records})
    groups = {kind: [r for r in records if r["kind"] == kind] for kind in kinds}
    return {kind: measure(model, rows) for kind, rows in groups.items() if len(rows) >= 30}


def signals(model: Recipe, record: Record) -> dict[str, float]:
    """What is watched: length, and how much the recipe finds in it."""
    (found,) = read(model, [record], reader(model))
    return observed(record, found)


def observed(record: Record, found: Reduced) -> dict[str, float]:
    missing = sum(value is None for value in found.values.values())
    words = len(str(record["text"]).split())
    return {"words": float(words), "missing_fields": float(missing), "problems": float(len(found.problems))}


def reference(learn: list[Record], held_out: list[Record]) -> list[Record]:
    """What later documents are compared with: those the prompt was not chosen on."""
    return held_out


def is_positive(record: Record) -> bool:
    """Every labelled document is a full example."""
    return record["truth"] is not None


def reader(recipe_: Recipe) -> BatchModel:
    """The language model the recipe was judged with; another one would be another version."""
    model = ScriptedModel() if recipe_.model == ScriptedModel.name else bedrock_batch.model(load())
    if model.name != recipe_.model:
        raise ValueError(f"{recipe_.name} was judged with {recipe_.model}, not {model.name}")
    return model


def _metrics(found: list[Reduced], records: list[Record]) -> Metrics:
    """field_accuracy: fields read right; wrong_value: read wrong and not flagged; valid: may be published."""
    pairs: list[tuple[Reduced, dict[str, Any]]] = list(zip(found, (r["truth"] for r in records), strict=True))
    total = max(sum(len(f.values) for f in found), 1)
    right = sum(value == truth.get(name) for f, truth in pairs for name, value in f.values.items())
    wrong = sum(
        value != truth.get(name)
        for f, truth in pairs
        for name, value in f.values.items()
        if not f.problems and value is not None
    )
    valid = sum(not f.problems for f in found)
    return {
        "field_accuracy": right / total,
        "wrong_value": wrong / total,
        "valid": valid / max(len(found), 1),
    }
