"""Serves the exported web interface: files of `web/out`, the workspace shell for every project id, and CSP hashes."""

from __future__ import annotations

import base64
import functools
import hashlib
import mimetypes
import re
from pathlib import Path

from fastapi import Request
from fastapi.responses import FileResponse, HTMLResponse, Response
from starlette.exceptions import HTTPException

from api.security_headers import CSP, page_csp

SHELL = re.compile(r"w/(?P<id>[^/.]+)(?P<rest>\.txt|/__next\..+|/index\.txt)?/?")
INLINE_SCRIPT = re.compile(rb"<script(?![^>]*\ssrc=)[^>]*>(.*?)</script>", re.S | re.I)
ENCODINGS = {"br": ".br", "gzip": ".gz"}
FOREVER, FRESH = "public, max-age=31536000, immutable", "no-cache"
MISSING_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Interface not built</title>
<h1>The web interface is not built yet</h1><p>The API is running. Build the interface once with
<code>npm install &amp;&amp; npm run build</code>, then reload this page.</p>
<p><a href="/openapi.json">API description</a> · <a href="/readyz">Readiness</a></p></html>"""


class Site:
    """`root` is the export folder; it may appear, vanish or be rebuilt while the server runs."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()

    def serve(self, request: Request, path: str) -> Response:
        found = self.find(path)
        if found is not None:
            return self._file(request, found)
        if not wants_html(request):
            raise HTTPException(404, "There is nothing at this address.")
        if not self.root.is_dir():
            return HTMLResponse(MISSING_PAGE, 503 if path else 200, {CSP: page_csp(())})
        return self._file(request, self.root / "404.html", 404)

    def find(self, path: str) -> Path | None:
        """The exported file for a URL path, or None. Only files inside the export are ever found."""
        shell = SHELL.fullmatch(path)
        wanted = f"w/_{shell['rest'] or '.html'}" if shell else path.rstrip("/") or "index.html"
        for candidate in (wanted, f"{wanted}.html", f"{wanted}/index.html", wanted.replace(".html", "/index.html")):
            file = self._inside(candidate)
            if file is not None:
                return file
        return None

    def _inside(self, candidate: str) -> Path | None:
        if "\0" in candidate or len(candidate) > 1000:
            return None
        file = (self.root / candidate).resolve()
        return file if file.is_relative_to(self.root) and file.is_file() else None

    def _file(self, request: Request, file: Path, status: int = 200) -> Response:
        if not file.is_file():
            raise HTTPException(404, "There is nothing at this address.")
        immutable = file.is_relative_to(self.root / "_next" / "static")
        headers = {"Cache-Control": FOREVER if immutable else FRESH, "Vary": "Accept-Encoding"}
        if file.suffix == ".html":
            headers[CSP] = page_csp(script_hashes(file, file.stat().st_mtime_ns))
        packed, encoding = smallest(file, request.headers.get("accept-encoding", ""))
        if encoding:
            headers["Content-Encoding"] = encoding
        media_type = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        return FileResponse(packed, status, headers, media_type=media_type)


def wants_html(request: Request) -> bool:
    return "text/html" in request.headers.get("accept", "")


def smallest(file: Path, accepted: str) -> tuple[Path, str | None]:
    """The precompressed sibling the client accepts, if it is there and not older than the file."""
    for encoding, suffix in ENCODINGS.items():
        packed = file.with_name(file.name + suffix)
        if encoding in accepted and packed.is_file() and packed.stat().st_mtime >= file.stat().st_mtime:
            return packed, encoding
    return file, None


@functools.lru_cache(maxsize=256)
def script_hashes(file: Path, _mtime_ns: int) -> tuple[str, ...]:
    """Base64 SHA-256 of each inline script; the modification time keeps a rebuilt page from using old hashes."""
    scripts = INLINE_SCRIPT.findall(file.read_bytes())
    return tuple(dict.fromkeys(base64.b64encode(hashlib.sha256(s).digest()).decode() for s in scripts))
