"""What maintenance uses: the alert list, findings that become labels, planned stops that keep alerts away."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from fastapi import APIRouter, HTTPException, Request

from mlsystem import findings
from mlsystem.settings import Settings
from mlsystem.state import Alert
from services.api.schemas import Finding, Stop


def router(config: Settings) -> APIRouter:
    found = APIRouter()

    @found.get("/alerts")
    def waiting(request: Request, limit: int = 50) -> list[Alert]:
        """Open alerts: those that woke somebody first."""
        with request.app.state.lock:
            return list(request.app.state.work.state.alerts(min(max(limit, 1), 200)))

    @found.post("/alerts/{alert}/finding")
    def close(request: Request, alert: str, finding: Finding) -> dict[str, Any]:
        """Close one alert; the finding is a work order, landed as a label by the next scheduled run."""
        state = request.app.state.work.state
        with request.app.state.lock:
            known = state.alerts(asked=alert)
            if not known or known[0].finding:
                raise HTTPException(409, "no such open alert")
            told = finding.model_dump(exclude={"technician"})
            kept = _keep({"id": f"w-{alert}", "asset": known[0].asset, **told}, config)
            state.find(alert, finding.kind)
            state.stop(f"stop-{alert}", known[0].asset, finding.found_at, finding.ended_at)
        return kept

    @found.post("/stops", status_code=201)
    def plan(request: Request, stop: Stop) -> dict[str, Any]:
        with request.app.state.lock:
            request.app.state.work.state.stop(stop.id, stop.asset, stop.began_at, stop.ended_at)
        times = {"began_at": stop.began_at, "found_at": stop.began_at, "ended_at": stop.ended_at}
        return _keep({"id": stop.id, "asset": stop.asset, "kind": "planned", **times}, config)

    return found


def _keep(order: dict[str, Any], config: Settings) -> dict[str, Any]:
    """A work order is known from now on, whenever the fault began."""
    closed = {**order, "closed_at": datetime.now(UTC)}
    record = {k: v.isoformat() if isinstance(v, datetime) else v for k, v in closed.items()}
    findings.keep(config, record)
    return record
