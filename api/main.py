"""The web process: `fastapi dev api/main.py`, or `uvicorn api.main:app`."""

from __future__ import annotations

from api.application import create_app
from core.settings import read_settings

app = create_app(read_settings())
