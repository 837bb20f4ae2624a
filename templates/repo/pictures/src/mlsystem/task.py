"""What is versioned here: a reader of pictures, judged on newer pictures, per class and per source."""

from __future__ import annotations

from collections import Counter

from mlsystem import classes, features, marks, picture_quality, pictures, reader
from mlsystem.contracts import Record
from mlsystem.gates import Metrics
from mlsystem.reader import Reader
from mlsystem.settings import Settings

TABLE = "pictures"
LABELLED_AT = "labelled_at"
INPUTS = ("picture", "source")
LABELS = ("label",)
HELD_OUT = 0.3
ENOUGH_OF_A_SOURCE = 40


def split(records: list[Record]) -> tuple[list[Record], list[Record]]:
    """By time: judged on pictures newer than everything it has seen.

    Two kinds of picture teach but do not measure: those people got because a model was unsure, which are
    harder than the rest, and copies of a picture that was learnt, which are easier.
    """
    cut = int(len(records) * (1 - HELD_OUT))
    learnt = {r["picture"] for r in records[:cut]}
    newer = [r for r in records[cut:] if r["sampled_by"] != "unsure"]
    return records[:cut], [r for r in newer if r["picture"] not in learnt]


def fit(records: list[Record], config: Settings) -> Reader:
    """Of pictures whose classes are all on enough of them; the others teach nothing until there are more."""
    conf, known = config.table("reading"), classes.known(config)
    shown = [marks.shown(r["label"], known) for r in records]
    counts = Counter(name for names in shown for name in names)
    rare = {name for name, n in counts.items() if n < conf["least_pictures_of_a_class"]}
    kept = [r for r, names in zip(records, shown, strict=True) if not names & rare]
    given, labels, sources = ([str(r[name]) for r in kept] for name in ("picture", "label", "source"))
    return reader.fit(given, labels, sources, known, conf["confident_at"])


def measure(model: Reader, records: list[Record]) -> Metrics:
    return picture_quality.measure(model, records)


def slices(model: Reader, records: list[Record]) -> dict[str, Metrics]:
    """Metrics per source with at least forty held-out pictures."""
    groups = {n: [r for r in records if r["source"] == n] for n in sorted({r["source"] for r in records})}
    return {name: measure(model, rows) for name, rows in groups.items() if len(rows) >= ENOUGH_OF_A_SOURCE}


def signals(model: Reader, record: Record) -> dict[str, float]:
    """Light, source, how much is marked and how surely: what is watched while nobody labels."""
    tiles = model.probabilities([record["picture"]])
    return observed(model, record, reader.expected(tiles[0]), float(model.confidence(tiles)[0]))


def observed(model: Reader, record: Record, expected: list[float], confidence: float) -> dict[str, float]:
    """An unknown source is -1; `marked_<class>` is the share of tiles it is expected on."""
    learnt, names = model.sources, marks.tile_classes(model.known)
    return {
        **features.light(pictures.decode(record["picture"])),
        "source": float(learnt.index(record["source"]) if record["source"] in learnt else -1),
        **{f"marked_{name}": p for name, p in zip(names, expected, strict=True)},
        "confidence": confidence,
    }


def reference(learn: list[Record], held_out: list[Record]) -> list[Record]:
    """What later pictures are compared with: the newest, which the model has not seen."""
    return held_out


def is_positive(record: Record) -> bool:
    """There is no positive class: every label counts."""
    return bool(record["label"])
