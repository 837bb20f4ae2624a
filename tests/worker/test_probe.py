from __future__ import annotations

import httpx
from sqlalchemy import Engine

from core.settings import Settings
from worker import probe
from worker.loop import Worker


def test_health_follows_the_last_look_for_work(settings: Settings, engine: Engine) -> None:
    worker = Worker(settings, engine)
    server = probe.serve(worker, 0, "127.0.0.1")
    base = f"http://127.0.0.1:{server.server_port}"
    try:
        assert httpx.get(f"{base}/healthz").json()["status"] == "ok"
        assert "amp_jobs_ended_total" in httpx.get(f"{base}/metrics").text
        worker.last_poll -= probe.SILENT_S + 1
        assert httpx.get(f"{base}/healthz").status_code == 503
        worker.busy = 1
        assert httpx.get(f"{base}/healthz").json()["running"] == 1
    finally:
        server.shutdown()
        server.server_close()
        worker.close()
