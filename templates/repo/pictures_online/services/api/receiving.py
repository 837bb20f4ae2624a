"""The bytes of a request, within limits: nothing larger than a picture may be is ever in memory."""

from __future__ import annotations

from fastapi import HTTPException, Request

KINDS = ("image/png", "image/jpeg")


async def body(request: Request, most: int) -> bytes:
    """Raises HTTPException: 415 for another kind of content, 413 as soon as there are too many bytes."""
    if request.headers.get("content-type", "").split(";")[0].strip().lower() not in KINDS:
        raise HTTPException(415, "send image/png or image/jpeg")
    found = bytearray()
    async for part in request.stream():
        found += part
        if len(found) > most:
            raise HTTPException(413, f"more than {most} bytes")
    return bytes(found)
