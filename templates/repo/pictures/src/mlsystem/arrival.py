"""What is done to records before they are checked and stored: pictures are reduced, marks are read once.

What cannot be read safely becomes nothing, so its contract sets the record aside and no hostile byte is kept.
"""

from __future__ import annotations

from mlsystem import classes, marks, pictures, settings
from mlsystem.classes import Class
from mlsystem.contracts import Record
from mlsystem.pictures import Limits


def prepare(records: list[Record]) -> list[Record]:
    config = settings.load()
    allowed, known = pictures.limits(config), classes.known(config)
    return [{**r, **_picture(r, allowed), **_label(r, known)} for r in records]


def _picture(record: Record, allowed: Limits) -> Record:
    """A record without a picture stays as it is; its contract says whether that is allowed."""
    if not isinstance(record.get("picture"), str):
        return {}
    try:
        return {"picture": pictures.encode(pictures.reduce(pictures.unpack(record["picture"]), allowed))}
    except pictures.PictureError:
        return {"picture": None}


def _label(record: Record, known: tuple[Class, ...]) -> Record:
    if not isinstance(record.get("label"), str):
        return {}
    try:
        marks.grid(record["label"], known)
    except marks.MarkError:
        return {"label": None}
    return {}
