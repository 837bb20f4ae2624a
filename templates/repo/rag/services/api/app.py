"""The assistant over HTTP: cited answers, refusals, probes and metrics."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable
from typing import Annotated

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from fastapi import FastAPI, Header, HTTPException, Response

from mlsystem import assistant, json_logs, settings
from mlsystem.answering import UNAVAILABLE
from mlsystem.assistant import Assistant
from mlsystem.embedder import EmbeddingError
from mlsystem.settings import Settings
from services.api.caller import groups_of
from services.api.frame import application
from services.api.metrics import ANSWERS, FAILURES, MODEL_LOADED, REGISTRY, SECONDS, TOKENS
from services.api.running import running
from services.api.schemas import AskRequest, AskResponse, Passage

log = logging.getLogger("api")
AGAIN = {"Retry-After": "5"}


def create_app(config: Settings, keys: Callable[[str], RSAPublicKey | None] | None = None) -> FastAPI:
    """One process' application; the index is loaded at start-up, never on import.

    `keys`: the issuer's key of an id; left out, they are fetched where conf/identity.toml says.
    """
    app = application("Document assistant", REGISTRY, running(config, _load))
    known = groups_of(config, keys)

    @app.get("/readyz")
    def readyz(response: Response) -> dict[str, str]:
        loaded: Assistant | None = app.state.running
        response.status_code = 200 if loaded else 503
        return {"status": "ok", "index_version": loaded.version} if loaded else {"status": "no index"}

    @app.post("/ask")
    def ask(request: AskRequest, authorization: Annotated[str, Header()] = "") -> AskResponse:
        groups = known(authorization)
        loaded: Assistant | None = app.state.running
        if loaded is None:
            raise HTTPException(503, "no index is available", headers=AGAIN)
        with SECONDS.time():
            return _ask(app, config, loaded, request.question, groups)

    return app


def _ask(app: FastAPI, config: Settings, loaded: Assistant, question: str, groups: set[str]) -> AskResponse:
    try:
        given = loaded.ask(question, groups)
    except EmbeddingError as error:
        FAILURES.inc()
        log.exception("the question could not be embedded")
        raise HTTPException(503, "the search is not available", headers=AGAIN) from error
    if given.reason == UNAVAILABLE:
        FAILURES.inc()
    result = AskResponse(
        request_id=str(uuid.uuid4()),
        answer=given.text,
        citations=given.citations,
        refused=given.refused,
        reason=given.reason,
        index_version=loaded.version,
        model=loaded.model.name,
        passages=[Passage(id=h.chunk.id, title=h.chunk.title, text=h.chunk.text) for h in given.passages],
    )
    ANSWERS.labels(str(given.refused).lower()).inc()
    TOKENS.inc(given.tokens)
    # Privacy: no question, answer or passage is logged, only what is needed to watch quality and cost.
    kept = result.model_dump(exclude={"answer", "disclosure", "passages"})
    app.state.sink.write(
        {**kept, "best_score": given.best_score, "tokens": given.tokens, "code_sha": config.code_sha}
    )
    return result


def _load(config: Settings) -> Assistant | None:
    try:
        loaded = assistant.load(config)
    except Exception:
        log.exception("no index could be loaded")
        return None
    MODEL_LOADED.set(1)
    return loaded


def app() -> FastAPI:
    """Factory for `uvicorn services.api.app:app --factory`."""
    json_logs.configure()
    return create_app(settings.load())
