"""The product's web process as it is delivered, on a given database: `PORT DATABASE_URL`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import uvicorn
from pydantic import SecretStr

from api import streams
from api.application import create_app
from core.settings import Settings


def main() -> None:
    port, url = sys.argv[1:]
    # Streams end themselves after 100 s; here they last as long as the measurement.
    streams.LIFETIME_S = 900.0
    settings = Settings(
        data_dir=Path(tempfile.mkdtemp(prefix="amp-bench-")), database_url=SecretStr(url), log_level="WARNING"
    )
    app = create_app(settings, Path("no-export"))
    uvicorn.run(app, port=int(port), log_config=None, access_log=False, backlog=8192)


if __name__ == "__main__":
    main()
