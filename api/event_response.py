"""An answer that goes on: bytes are sent as they come, and a caller who has left or stalled is let go.

Its head goes out through the middlewares like any other; its body is sent by the outermost one, `OpenEnded`, after
everything the request needed has been freed. So an open stream costs little, and counts as answered when it opens.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator
from contextlib import aclosing

from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

SEND_TIMEOUT_S = 30.0
KEY = "open_ended"


class OpenEnded:
    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.app(scope, receive, send)
        response = scope.get("state", {}).pop(KEY, None)
        if response is not None:
            await response.go_on(receive, send)


class EventResponse(Response):
    """One extra task per connection waits for the caller to leave and looks for stalls."""

    media_type = "text/event-stream"

    def __init__(self, chunks: AsyncGenerator[bytes], headers: dict[str, str]) -> None:
        super().__init__(headers=headers)
        del self.headers["content-length"]
        self.chunks = chunks
        self.sending_since: float | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        scope.setdefault("state", {})[KEY] = self

    async def go_on(self, receive: Receive, send: Send) -> None:
        us = asyncio.current_task()
        gone = asyncio.ensure_future(self._gone(receive))
        gone.add_done_callback(lambda ended: None if ended.cancelled() or us is None else us.cancel())
        try:
            await self._send_all(send)
        except asyncio.CancelledError:
            if not gone.done() or us is None:
                raise
            us.uncancel()  # the caller left: nothing went wrong, and nobody asked this task to stop
        finally:
            gone.cancel()

    async def _send_all(self, send: Send) -> None:
        async with aclosing(self.chunks):
            async for chunk in self.chunks:
                self.sending_since = time.monotonic()
                await send({"type": "http.response.body", "body": chunk, "more_body": True})
                self.sending_since = None
        await send({"type": "http.response.body", "body": b"", "more_body": False})

    async def _gone(self, receive: Receive) -> None:
        """Returns when the caller has left, or one piece has waited for `SEND_TIMEOUT_S`."""
        while True:
            try:
                async with asyncio.timeout(SEND_TIMEOUT_S):
                    if (await receive())["type"] == "http.disconnect":
                        return
            except TimeoutError:
                since = self.sending_since
                if since is not None and time.monotonic() - since > SEND_TIMEOUT_S:
                    return
