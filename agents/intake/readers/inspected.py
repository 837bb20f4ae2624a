"""Pictures of things that are inspected: X-rays of tyres or luggage are no patient's."""

from __future__ import annotations

import re

from agents.intake.mention import Mention
from agents.intake.text import Document

INSPECTION = "visual_inspection"
_OF_PATIENTS = {("data_classes", "phi"), ("data.modality", "dicom")}
_RAYS = re.compile(r"x-? ?rays?|ct scans?|computed tomograph\w*|radiograph\w*", re.I)


def without_patients(document: Document, found: list[Mention]) -> list[Mention]:
    """The mentions; where things are inspected, without what X-rays say of health."""
    if not any(m.field == "project.domain" and m.value == INSPECTION for m in found):
        return found
    return [m for m in found if (m.field, m.value) not in _OF_PATIENTS or not _is_rays(document, m)]


def _is_rays(document: Document, mention: Mention) -> bool:
    return bool(_RAYS.fullmatch(document.text[mention.start : mention.end]))
