from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg
import pytest
from fastapi.testclient import TestClient
from httpx import Response
from sqlalchemy import Engine

from tests.api.designs import plan_it


def get(client: TestClient, accepted: dict[str, Any]) -> Response:
    answer: Response = client.get(f"/decision-sets/{accepted['decision_set_id']}")
    return answer


def decide(client: TestClient, accepted: dict[str, Any], tag: str | None = None, **body: Any) -> Response:
    seen = get(client, accepted)
    verdict = {"status": "approved", "plan_sha256": seen.json()["plan_sha256"] or "0" * 64, **body}
    headers = {"if-match": tag or seen.headers["etag"]}
    answer: Response = client.post(
        f"/decision-sets/{accepted['decision_set_id']}/approve", json=verdict, headers=headers
    )
    return answer


def waive(client: TestClient, accepted: dict[str, Any], **changed: Any) -> Response:
    until = (datetime.now(UTC) + timedelta(days=30)).isoformat()
    body = {"rule_id": "LAT-001", "reason": "Launch first, tune later", "owner": "Head of ML", "expires_at": until}
    answer: Response = client.post(f"/decision-sets/{accepted['decision_set_id']}/waivers", json={**body, **changed})
    return answer


def test_an_approval_is_recorded_and_starts_the_generation(
    client: TestClient, engine: Engine, proposed: dict[str, Any]
) -> None:
    plan_it(engine, proposed)
    (gate,) = client.get("/gates?status=waiting").json()["items"]
    assert gate["decision_set_id"] == proposed["decision_set_id"]
    answer = decide(client, proposed, comment="good")
    assert answer.status_code == 200
    body = answer.json()
    assert body["status"] == "generating"
    assert [(a["status"], a["actor"], a["comment"]) for a in body["approvals"]] == [("approved", "local", "good")]
    assert answer.headers["etag"] == f'"{body["revision"]}"' == get(client, proposed).headers["etag"]
    assert client.get("/gates").json()["items"] == []


def test_what_refuses_a_decision(client: TestClient, engine: Engine, proposed: dict[str, Any]) -> None:
    path = f"/decision-sets/{proposed['decision_set_id']}/approve"
    body = {"status": "approved", "plan_sha256": "0" * 64}
    assert client.post(path, json=body).json()["code"] == "precondition_required"
    unplanned = decide(client, proposed)
    assert (unplanned.status_code, unplanned.json()["code"]) == (409, "invalid_transition")
    plan_it(engine, proposed)
    for tag in ('"1"', '"999"', 'W/"2"', "garbage", ""):
        stale = client.post(path, json=body, headers={"if-match": tag or '""'})
        assert stale.status_code == 412, tag
    assert decide(client, proposed, plan_sha256="0" * 64).json()["code"] == "plan_changed"
    assert decide(client, proposed, status="changes_requested").status_code == 422
    assert decide(client, proposed, status="maybe").status_code == 422
    assert get(client, proposed).json()["approvals"] == []
    assert decide(client, proposed, status="rejected").status_code == 200
    again = decide(client, proposed)
    assert (again.status_code, again.json()["code"]) == (409, "already_decided")


@pytest.mark.parametrize("outcome", ["fail", "unknown"])
def test_a_blocking_rule_blocks_until_somebody_waives_it(
    client: TestClient, engine: Engine, proposed: dict[str, Any], outcome: str
) -> None:
    plan_it(engine, proposed, outcome=outcome)
    blocked = decide(client, proposed)
    assert (blocked.status_code, blocked.json()["code"], blocked.json()["rule_ids"]) == (
        409, "policy_blocked", ["LAT-001"],
    )  # fmt: skip
    before = get(client, proposed).json()["plan_sha256"]
    waived = waive(client, proposed)
    assert (waived.status_code, waived.json()["outcome"]) == (201, outcome)
    (shown,) = get(client, proposed).json()["policy_report"]["results"]
    assert (shown["outcome"], shown["waiver_id"]) == ("waived", waived.json()["id"])
    assert decide(client, proposed, plan_sha256=before).json()["code"] == "plan_changed"
    assert decide(client, proposed).status_code == 200


def test_a_waiver_that_ran_out_counts_as_none(
    client: TestClient, engine: Engine, proposed: dict[str, Any], migrator_url: str
) -> None:
    plan_it(engine, proposed, outcome="fail")
    waive(client, proposed)
    seen = get(client, proposed)
    with psycopg.connect(migrator_url) as owner:  # the application itself may not change a waiver
        owner.execute("alter table waivers no force row level security")
        owner.execute("update waivers set expires_at = now() - interval '1 second'")
    approving = {"status": "approved", "plan_sha256": seen.json()["plan_sha256"]}
    path = f"/decision-sets/{proposed['decision_set_id']}/approve"
    assert client.post(path, json=approving, headers={"if-match": seen.headers["etag"]}).status_code == 412
    (shown,) = get(client, proposed).json()["policy_report"]["results"]
    assert (shown["outcome"], shown["waiver_id"]) == ("fail", None)
    assert decide(client, proposed).json()["code"] == "policy_blocked"


def test_waivers_that_make_no_sense(client: TestClient, engine: Engine, proposed: dict[str, Any]) -> None:
    assert waive(client, proposed).status_code == 409
    plan_it(engine, proposed, outcome="fail")
    assert waive(client, proposed, expires_at="2020-01-01").status_code == 422
    assert waive(client, proposed, expires_at="2020-13-01").status_code == 422
    assert waive(client, proposed, rule_id="NOPE-1").status_code == 404
    assert waive(client, proposed, reason="").status_code == 422
    assert waive(client, proposed, expires_at="2999-01-01").status_code == 201
    assert waive(client, proposed).status_code == 422


def test_of_fifty_people_at_once_one_decides(client: TestClient, engine: Engine, proposed: dict[str, Any]) -> None:
    plan_it(engine, proposed)
    seen = get(client, proposed)
    body = {"status": "approved", "plan_sha256": seen.json()["plan_sha256"]}
    headers = {"if-match": seen.headers["etag"]}
    path = f"/decision-sets/{proposed['decision_set_id']}/approve"
    with ThreadPoolExecutor(16) as pool:
        codes = list(pool.map(lambda _: client.post(path, json=body, headers=headers).status_code, range(50)))
    assert codes.count(200) == 1
    assert set(codes) <= {200, 409, 412}
    assert len(get(client, proposed).json()["approvals"]) == 1
