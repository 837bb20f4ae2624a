from __future__ import annotations

from api.schemas.base import Out


class BriefOut(Out):
    text: str
