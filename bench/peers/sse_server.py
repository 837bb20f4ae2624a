"""Plain sse-starlette: a queue per client, every event encoded for each. `PORT`; POST /publish?n= sends n events."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import AsyncIterator

import uvicorn
from sse_starlette import EventSourceResponse
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

queues: set[asyncio.Queue[dict[str, str]]] = set()


async def stream(request: Request) -> Response:
    queue: asyncio.Queue[dict[str, str]] = asyncio.Queue()

    async def events() -> AsyncIterator[dict[str, str]]:
        queues.add(queue)
        try:
            yield {"comment": "open"}
            while True:
                yield await queue.get()
        finally:
            queues.discard(queue)

    return EventSourceResponse(events())


async def publish(request: Request) -> Response:
    for number in range(int(request.query_params["n"])):
        event = {"id": str(number), "data": f'{{"at":{time.time()},"pad":"{"x" * 200}"}}'}
        for queue in tuple(queues):
            queue.put_nowait(event)
    return JSONResponse(len(queues))


if __name__ == "__main__":
    app = Starlette(routes=[Route("/stream", stream), Route("/publish", publish, methods=["POST"])])
    uvicorn.run(app, port=int(sys.argv[1]), log_level="error", access_log=False, backlog=8192)
