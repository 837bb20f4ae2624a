"""The HTTP contract: what is accepted and refused, and what happens without model, store or catalogue."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient

from mlsystem import catalogue, domain, prediction_log, recent, registry, sample, slates
from mlsystem.settings import Settings
from mlsystem.store import Local
from pipelines import requests, snapshot
from services.api.app import create_app

DATA = sample.synthesise(40, seed=41)
EVENT = requests.events(DATA.events)[0]["events"][0]


def bodies(now: datetime, arm: str = slates.TREATMENT) -> list[dict[str, Any]]:
    made = requests.recommendations(DATA, now, 60)
    return [body for body in made if slates.arm(body[domain.USER], 0.05) == arm]


def test_a_slate_names_its_model_and_is_logged(client: TestClient, served: Settings, now: datetime) -> None:
    response = client.post("/recommend", json={**bodies(now)[0], "most": 7})
    assert response.status_code == 200
    answer = response.json()
    assert len(answer["places"]) == 7
    assert response.headers["x-model-version"] == answer["model_version"] == "v0001"
    (entry,) = prediction_log.read(served.predictions)
    assert entry["items"] == [place[domain.ITEM] for place in answer["places"]]
    assert set(entry["features"]) == set(registry.card(served.registry, "v0001").extra["reference"])


def test_what_was_just_picked_or_is_excluded_is_not_shown(client: TestClient, now: datetime) -> None:
    body = bodies(now)[0]
    first = [p[domain.ITEM] for p in client.post("/recommend", json=body).json()["places"]]
    earlier = datetime.fromisoformat(body["at"]) - timedelta(hours=2)
    picked = {
        **EVENT,
        domain.USER: body[domain.USER],
        domain.ITEM: first[0],
        "at": earlier.isoformat(),
    }
    client.post("/events", json={"events": [picked]})
    answer = client.post("/recommend", json={**body, "exclude": [first[1]]}).json()
    assert not {first[0], first[1]} & {p[domain.ITEM] for p in answer["places"]}


def test_a_repeated_request_is_answered_the_same(client: TestClient, now: datetime) -> None:
    one, two = (client.post("/recommend", json=bodies(now)[1]).json() for _ in range(2))
    assert one["places"] == two["places"]


def test_the_control_arm_gets_the_popularity_list(served: Settings, now: datetime) -> None:
    conf = {**served.table("recommend"), "control_share": 1.0}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Settings, "table", lambda _, name: conf)
        with TestClient(create_app(served)) as client:
            answer = client.post("/recommend", json=bodies(now)[0]).json()
    assert (answer["arm"], answer["degraded"], answer["model_version"]) == ("control", False, "popular")
    known = catalogue.load(snapshot.path(served))
    best = [known.ids[i] for i in known.by_popularity[:10]]
    assert [p[domain.ITEM] for p in answer["places"]] == best


def broken() -> list[dict[str, Any]]:
    good = {"request_id": "r", domain.USER: "u"}
    return [
        {**good, "most": 0},
        {**good, "most": 51},
        {**good, "at": "2025-05-01T10:00:00"},
        {**good, "unknown_field": 1},
        {"request_id": "r"},
    ]


@pytest.mark.parametrize("body", broken())
def test_a_request_outside_the_schema_is_422(client: TestClient, body: dict[str, Any]) -> None:
    assert client.post("/recommend", json=body).status_code == 422


@pytest.mark.parametrize("change", [{"kind": "stolen"}, {"at": "yesterday"}, {"event_id": ""}, {"more": 1}])
def test_an_event_outside_the_schema_is_422(client: TestClient, change: dict[str, Any]) -> None:
    assert client.post("/events", json={"events": [{**EVENT, **change}]}).status_code == 422


def test_probes_and_metrics(client: TestClient, now: datetime) -> None:
    assert client.get("/readyz").json() == {"status": "ok", "model_version": "v0001"}
    client.post("/recommend", json=bodies(now)[0])
    assert 'predictions_total{arm="treatment"' in client.get("/metrics").text


def test_without_a_model_the_list_answers_and_says_so(served: Settings, now: datetime) -> None:
    (served.registry / "v0001" / "model.pkl").write_bytes(b"altered")
    with TestClient(create_app(served)) as client:
        assert client.get("/readyz").json()["model_version"] == "popular"
        answer = client.post("/recommend", json=bodies(now)[0]).json()
    assert (answer["degraded"], answer["model_version"], len(answer["places"])) == (True, "popular", 10)


def test_without_a_catalogue_the_service_is_unavailable(empty: Settings, now: datetime) -> None:
    with TestClient(create_app(empty)) as client:
        assert client.get("/readyz").status_code == 503
        response = client.post("/recommend", json=bodies(now)[0])
    assert (response.status_code, response.headers["retry-after"]) == (503, "5")


def test_without_the_store_a_user_is_one_nobody_knows(served: Settings, now: datetime) -> None:
    class Lost(Local):
        def zrangebyscore(self, name: str, low: float | str, high: float | str) -> list[str]:
            raise ConnectionError("no store")

    with TestClient(create_app(served, Lost())) as client:
        answer = client.post("/recommend", json=bodies(now)[0]).json()
    assert (answer["degraded"], answer["model_version"]) == (False, "v0001")


def test_a_model_that_raises_falls_back(client: TestClient, now: datetime) -> None:
    holder = client.app.state.holder  # type: ignore[attr-defined]
    holder.current = replace(holder.current, model=object())
    assert client.post("/recommend", json=bodies(now)[0]).json()["degraded"] is True


def test_answers_are_kept_in_the_shared_store(served: Settings, now: datetime) -> None:
    shared = Local()
    with TestClient(create_app(replace(served, state_url=""), shared)) as client:
        client.post("/recommend", json=bodies(now)[0])
    (entry,) = recent.read(served)
    recent.StoreSink(shared).write(entry)
    recent.StoreSink(shared).write(entry)
    assert recent.read(served, shared) == [entry]
    assert len(recent.sinks(replace(served, state_url="redis://x"), shared)) == 2
