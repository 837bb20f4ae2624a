from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

router = APIRouter(include_in_schema=False)


@router.api_route("/{path:path}", methods=["GET", "HEAD"])
def web_page(request: Request, path: str) -> Response:
    served: Response = request.app.state.site.serve(request, path)
    return served
