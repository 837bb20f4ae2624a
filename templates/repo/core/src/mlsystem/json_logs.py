"""Logs as one JSON object per line; values of sensitive keys are masked before they are written."""

from __future__ import annotations

import json
import logging
from typing import Any

MASKED = ("email", "phone", "name", "address", "authorization", "api_key", "text")


class JsonFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        fields: dict[str, Any] = getattr(record, "fields", {})
        entry = {"level": record.levelname.lower(), "logger": record.name, "message": record.getMessage()}
        entry.update({k: "***" if k in MASKED else v for k, v in fields.items()})
        if record.exc_info:
            entry["error"] = self.formatException(record.exc_info)
        return json.dumps(entry, sort_keys=True, default=str)


def configure() -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(JsonFormatter())
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
