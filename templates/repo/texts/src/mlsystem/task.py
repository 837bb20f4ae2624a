"""What is versioned here: a classifier of texts, judged on newer texts, per class and per language."""

from __future__ import annotations

from collections import Counter

from mlsystem import classifier, features, keyword_rule, text_quality
from mlsystem.classifier import Classifier
from mlsystem.contracts import Record
from mlsystem.gates import Metrics
from mlsystem.settings import Settings

TABLE = "texts"
LABELLED_AT = "labelled_at"
INPUTS = ("text", "language")
LABELS = ("label",)
HELD_OUT = 0.3
ENOUGH_OF_A_LANGUAGE = 40


def split(records: list[Record]) -> tuple[list[Record], list[Record]]:
    """By time: judged on texts newer than everything it has seen.

    Two kinds of text teach but do not measure: those people got because a model was unsure, which are harder
    than the rest, and copies of a text that was learnt, which are easier.
    """
    cut = int(len(records) * (1 - HELD_OUT))
    learnt = {features.normalise(r["text"]) for r in records[:cut]}
    newer = [r for r in records[cut:] if r["sampled_by"] != "unsure"]
    return records[:cut], [r for r in newer if features.normalise(r["text"]) not in learnt]


def fit(records: list[Record], config: Settings) -> Classifier:
    """Of the classes with enough texts; the others stay with people until there are more."""
    conf, counts = config.table("sorting"), Counter(r["label"] for r in records)
    kept = [r for r in records if counts[r["label"]] >= conf["least_texts_of_a_class"]]
    texts, labels, languages = ([str(r[name]) for r in kept] for name in ("text", "label", "language"))
    return classifier.fit(texts, labels, languages, keyword_rule.classes(config), conf["confident_at"])


def measure(model: Classifier, records: list[Record]) -> Metrics:
    return text_quality.measure(model, records)


def slices(model: Classifier, records: list[Record]) -> dict[str, Metrics]:
    """Metrics per language with at least forty held-out texts."""
    groups = {n: [r for r in records if r["language"] == n] for n in sorted({r["language"] for r in records})}
    return {name: measure(model, rows) for name, rows in groups.items() if len(rows) >= ENOUGH_OF_A_LANGUAGE}


def signals(model: Classifier, record: Record) -> dict[str, float]:
    """How long, how new, which language and class, how surely: what is watched while nobody labels."""
    row = model.probabilities([record["text"]])[0]
    return observed(model, record, int(row.argmax()), float(row.max()))


def observed(model: Classifier, record: Record, label: int, confidence: float) -> dict[str, float]:
    """`label` is the place of the class among the model's; an unknown language is -1."""
    known, words = model.languages, features.words(record["text"])
    return {
        "words": float(len(words)),
        "unseen_share": model.vectors.unseen_share(words),
        "language": float(known.index(record["language"]) if record["language"] in known else -1),
        "label": float(label),
        "confidence": confidence,
    }


def reference(learn: list[Record], held_out: list[Record]) -> list[Record]:
    """What later texts are compared with: the newest, which the model has not seen."""
    return held_out


def is_positive(record: Record) -> bool:
    """There is no positive class: every label counts."""
    return bool(record["label"])
