"""Of all runs one gets a document, in a folder as in a bucket; what has been read stays read."""

from __future__ import annotations

import io
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Barrier, Lock
from typing import Any

import pytest

from mlsystem import claim_store, settings
from mlsystem.claim_store import Folder, Objects, Store
from mlsystem.ledger import Ledger

NAMES = [f"d{i}" for i in range(40)]


class RefusedError(Exception):
    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.response = {"Error": {"Code": code}}


class Bucket:
    """As much of an S3 client as is used, in memory: a conditional write succeeds once."""

    def __init__(self) -> None:
        self.objects: dict[str, bytes] = {}
        self.lock = Lock()
        self.down = False

    def put_object(self, Bucket: str, Key: str, Body: bytes, IfNoneMatch: str = "") -> None:  # noqa: N803
        if self.down:
            raise RefusedError("SlowDown")
        with self.lock:
            if IfNoneMatch == "*" and Key in self.objects:
                raise RefusedError("PreconditionFailed")
            self.objects[Key] = Body

    def get_object(self, Bucket: str, Key: str) -> dict[str, Any]:  # noqa: N803
        if self.down or Key not in self.objects:
            raise RefusedError("SlowDown" if self.down else "NoSuchKey")
        return {"Body": io.BytesIO(self.objects[Key])}


@pytest.fixture(params=["folder", "bucket"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    return Folder(tmp_path) if request.param == "folder" else Objects(Bucket(), "artefacts")


def book(store: Store, version: str = "v0001", now: float = 0.0) -> Ledger:
    return Ledger(store, version, claim_s=3600, clock=lambda: now)


def test_of_runs_at_once_one_gets_each_document(store: Store) -> None:
    start = Barrier(4)

    def run(_: int) -> list[str]:
        start.wait()
        return list(book(store).claim(NAMES))

    with ThreadPoolExecutor(4) as pool:
        got = Counter(name for names in pool.map(run, range(4)) for name in names)
    assert got == Counter(NAMES)


def test_what_was_read_is_not_claimed_again_unless_another_version_is_asked_for(store: Store) -> None:
    first = book(store)
    first.finish(first.claim(NAMES).values())
    later = book(store, "v0002", now=1e6)
    assert later.claim(NAMES) == {}
    assert book(store, now=1e6).claim(NAMES, again=True) == {}
    claims = later.claim([*NAMES, *NAMES], again=True)
    assert {claim.attempt for claim in claims.values()} == {2}
    later.finish(claims.values())
    assert later.claim(NAMES, again=True) == {}


def test_a_claim_is_given_back_or_grows_old(store: Store) -> None:
    died, gave_back = book(store), book(store)
    assert set(died.claim(["d0"])) == {"d0"}
    gave_back.release(gave_back.claim(["d1"]).values())
    assert set(book(store, now=3600).claim(NAMES[:2])) == {"d1"}
    assert {name: c.attempt for name, c in book(store, now=3601).claim(["d0"]).items()} == {"d0": 2}


def test_a_claim_whose_owner_died_before_it_was_dated_grows_old_from_when_it_is_seen(tmp_path: Path) -> None:
    store = Folder(tmp_path)
    (claim,) = book(store).claim(["d0"]).values()
    (tmp_path / claim.key / "state").unlink()
    assert book(store, now=5000).claim(["d0"]) == {}
    assert book(store, now=8600).claim(["d0"]) == {}
    assert set(book(store, now=8601).claim(["d0"])) == {"d0"}


def test_a_late_note_of_a_claim_does_not_undo_its_end(store: Store) -> None:
    first = book(store)
    (claim,) = first.claim(["d0"]).values()
    first.finish([claim])
    store.write(claim.key, "0")
    assert book(store, now=1e6).claim(["d0"]) == {}


def test_a_store_that_cannot_answer_gives_no_claim() -> None:
    bucket = Bucket()
    bucket.down = True
    with pytest.raises(RefusedError):
        book(Objects(bucket, "artefacts")).claim(["d0"])


def test_runs_share_the_ledger_where_they_share_a_store(tmp_path: Path) -> None:
    alone = replace(settings.load(), home=tmp_path, artifact_bucket="")
    assert claim_store.of(alone) == Folder(tmp_path)
    assert claim_store.of(replace(alone, artifact_bucket="/mnt/artifacts")) == Folder(Path("/mnt/artifacts"))
