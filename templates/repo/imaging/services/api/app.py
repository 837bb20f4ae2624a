"""Studies in, a worklist out, and a clinician's word at the end of each; every step is audited."""

from __future__ import annotations

import logging
from datetime import UTC, datetime

from fastapi import Depends, FastAPI, HTTPException
from prometheus_client import CollectorRegistry, Counter

from mlsystem import audit, deidentify, images, json_logs, locked, registry, settings, worklist
from mlsystem.settings import Settings
from services.api.access import require_key
from services.api.frame import application
from services.api.schemas import Accepted, Entry, Incoming, Opinion

log = logging.getLogger("api")
METRICS = CollectorRegistry()
STUDIES = Counter("studies", "Studies by step", ["step"], registry=METRICS)


def create_app(config: Settings) -> FastAPI:
    app = application("Image reading worklist", METRICS)
    guard = [Depends(require_key(config))]
    path, trail = config.home / "worklist.sqlite", config.home / "audit.jsonl"

    @app.get("/readyz")
    def readyz() -> dict[str, str]:
        """Ready without a model too: clinicians then work through the list by age."""
        return {"status": "ok", "model_version": _version(config)}

    @app.post("/studies", status_code=202, dependencies=guard)
    def receive(given: Incoming) -> Accepted:
        new = _receive(config, given)
        STUDIES.labels("received").inc()
        return Accepted(id=given.id, new=new)

    @app.get("/worklist", dependencies=guard)
    def waiting(clinician: str, limit: int = 50) -> list[Entry]:
        audit.write(trail, clinician, "looked at the list", "-", datetime.now(UTC))
        return [_entry(study) for study in worklist.waiting(path, min(max(limit, 1), 200))]

    @app.post("/worklist/{study}/opinion", dependencies=guard)
    def close(study: str, given: Opinion) -> dict[str, str]:
        now = datetime.now(UTC)
        try:
            closed = worklist.close(path, study, given.finding, given.clinician, now)
        except worklist.WorklistError as error:
            raise HTTPException(409, str(error)) from error
        audit.write(trail, given.clinician, "closed", study, now)
        STUDIES.labels("closed").inc()
        return {"id": closed.id, "closed_at": str(closed.closed_at)}

    return app


def _receive(config: Settings, given: Incoming) -> bool:
    """Privacy: de-identified first; neither the request nor the image is logged."""
    try:
        images.decode(given.pixels)
    except images.ImageError as error:
        raise HTTPException(422, str(error)) from error
    now = datetime.now(UTC)
    record = deidentify.deidentify({**given.model_dump(mode="json")}, deidentify.key(config))
    new = worklist.receive(config.home / "worklist.sqlite", record, now)
    audit.write(config.home / "audit.jsonl", "gateway", "received" if new else "repeated", given.id, now)
    return new


def _entry(study: worklist.Study) -> Entry:
    known = {name: getattr(study, name) for name in Entry.model_fields if name not in ("note", "flagged")}
    return Entry(**known, flagged=None if study.flagged is None else bool(study.flagged))


def _version(config: Settings) -> str:
    try:
        return locked.load(config)[1].version
    except (registry.RegistryError, locked.ChangeRefusedError) as error:
        log.warning("no locked model: %s", error)
        return "none"


def app() -> FastAPI:
    """Factory for `uvicorn services.api.app:app --factory`."""
    json_logs.configure()
    return create_app(settings.load())
