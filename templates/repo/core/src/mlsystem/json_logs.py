"""Logs as one JSON object per line; values of sensitive keys are masked before they are written."""

from __future__ import annotations

import json
import logging
from typing import Any

MASKED = ("email", "phone", "name", "address", "authorization", "api_key", "text")
ANSWERED_A_SECOND, ERROR = 20, 400


class JsonFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        fields: dict[str, Any] = getattr(record, "fields", {})
        entry = {"level": record.levelname.lower(), "logger": record.name, "message": record.getMessage()}
        entry.update({k: "***" if k in MASKED else v for k, v in fields.items()})
        if record.exc_info:
            entry["error"] = self.formatException(record.exc_info)
        return json.dumps(entry, sort_keys=True, default=str)


class Access(logging.Filter):
    """Of requests that were answered so many lines a second, since each is paid for; every error."""

    second, kept = 0, 0

    def filter(self, record: logging.LogRecord) -> bool:
        status = record.args[-1] if isinstance(record.args, tuple) and record.args else ERROR
        if not isinstance(status, int) or status >= ERROR:
            return True
        if int(record.created) != self.second:
            self.second, self.kept = int(record.created), 0
        self.kept += 1
        return self.kept <= ANSWERED_A_SECOND


def configure() -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(JsonFormatter())
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    logging.getLogger("uvicorn.access").addFilter(Access())
