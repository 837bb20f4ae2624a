"""The assistant over HTTP: cited answers, refusals, probes and metrics."""

from __future__ import annotations

import logging
import uuid

from fastapi import FastAPI, HTTPException, Response
from prometheus_client import CollectorRegistry, Counter

from mlsystem import assistant, json_logs, settings
from mlsystem.assistant import Assistant
from mlsystem.settings import Settings
from services.api.frame import application
from services.api.running import running
from services.api.schemas import AskRequest, AskResponse

log = logging.getLogger("api")
REGISTRY = CollectorRegistry()
ANSWERS = Counter("answers", "Answers given", ["refused"], registry=REGISTRY)
TOKENS = Counter("answer_tokens", "Tokens in and out", registry=REGISTRY)


def create_app(config: Settings) -> FastAPI:
    """One process' application; the index is loaded at start-up, never on import."""
    app = application("Document assistant", REGISTRY, running(config, _load))

    @app.get("/readyz")
    def readyz(response: Response) -> dict[str, str]:
        loaded: Assistant | None = app.state.running
        response.status_code = 200 if loaded else 503
        return {"status": "ok", "index_version": loaded.version} if loaded else {"status": "no index"}

    @app.post("/ask")
    def ask(request: AskRequest) -> AskResponse:
        loaded: Assistant | None = app.state.running
        if loaded is None:
            raise HTTPException(503, "no index is available", headers={"Retry-After": "5"})
        return _ask(app, config, loaded, request)

    return app


def _ask(app: FastAPI, config: Settings, loaded: Assistant, request: AskRequest) -> AskResponse:
    given = loaded.ask(request.question, set(request.groups))
    result = AskResponse(
        request_id=str(uuid.uuid4()),
        answer=given.text,
        citations=given.citations,
        refused=given.refused,
        reason=given.reason,
        index_version=loaded.version,
        model=loaded.model.name,
    )
    ANSWERS.labels(str(given.refused).lower()).inc()
    TOKENS.inc(given.tokens)
    # Privacy: neither the question nor the answer is logged, only what is needed to watch quality and cost.
    kept = result.model_dump(exclude={"answer", "disclosure"})
    app.state.sink.write(
        {**kept, "best_score": given.best_score, "tokens": given.tokens, "code_sha": config.code_sha}
    )
    return result


def _load(config: Settings) -> Assistant | None:
    try:
        return assistant.load(config)
    except Exception:
        log.exception("no index could be loaded")
        return None


def app() -> FastAPI:
    """Factory for `uvicorn services.api.app:app --factory`."""
    json_logs.configure()
    return create_app(settings.load())
