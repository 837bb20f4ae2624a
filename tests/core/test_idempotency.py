from __future__ import annotations

import pytest
from sqlalchemy import Engine

from core import db, idempotency
from core.idempotency import Attempt, InFlight, KeyReused
from tests.conftest import OWNER

ATTEMPT = Attempt(OWNER, "k1", "POST /projects", "a" * 64)


def test_the_first_answer_is_kept_and_a_different_request_refused(engine: Engine) -> None:
    with db.session_scope(engine, owner_id=OWNER) as session:
        assert idempotency.recall(session, ATTEMPT) is None
        idempotency.remember(session, ATTEMPT, 201, {"Location": "/x"}, '{"id":1}')
    with db.session_scope(engine, owner_id=OWNER) as session:
        kept = idempotency.recall(session, ATTEMPT)
        assert kept is not None
        assert (kept.status, kept.body) == (201, '{"id":1}')
        with pytest.raises(KeyReused):
            idempotency.recall(session, Attempt(OWNER, "k1", "POST /projects", "b" * 64))


def test_a_rolled_back_request_leaves_no_key(engine: Engine) -> None:
    with db.session_scope(engine, owner_id=OWNER) as session:
        idempotency.remember(session, ATTEMPT, 201, {}, "{}")
        session.rollback()
    with db.session_scope(engine, owner_id=OWNER) as session:
        assert idempotency.recall(session, ATTEMPT) is None


def test_the_same_request_in_flight_is_a_conflict(engine: Engine) -> None:
    with db.session_scope(engine, owner_id=OWNER) as first, db.session_scope(engine, owner_id=OWNER) as second:
        idempotency.recall(first, ATTEMPT)
        with pytest.raises(InFlight):
            idempotency.recall(second, ATTEMPT)
