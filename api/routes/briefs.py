from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body

from api import pdf_text
from api.auth import Writer
from api.problems import documented
from api.schemas.briefs import BriefOut

router = APIRouter(prefix="/briefs", tags=["briefs"])
Pdf = Annotated[bytes, Body(media_type="application/pdf")]


@router.post("/text", responses=documented(413))
def read_pdf(body: Pdf, _: Writer) -> BriefOut:
    """The words of a PDF, to be looked at before they are sent as a brief. Nothing is kept."""
    return BriefOut(text=pdf_text.read(body))
