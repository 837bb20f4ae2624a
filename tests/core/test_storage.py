"""One contract, two stores."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit
from uuid import UUID

import httpx
import pytest
from pydantic import SecretStr

from core import artifacts, decision_sets
from core.models.project import Project
from core.objects import ObjectDiffers, ObjectMissing, ObjectStore
from core.settings import Settings
from core.storage import open_store
from core.storage_local import LinkRefused, LocalStore
from tests.conftest import Scope

DATA = b"PK\x03\x04 not really a zip"
SHA = hashlib.sha256(DATA).hexdigest()
KEY = artifacts.key(UUID(int=1), SHA)


@pytest.fixture(scope="module")
def s3_url() -> Iterator[str]:
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture(params=["local", "s3"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> ObjectStore:
    if request.param == "local":
        return open_store(Settings(env="test", data_dir=tmp_path))
    return _s3(request.getfixturevalue("s3_url"), tmp_path)


def test_what_is_put_is_got(store: ObjectStore) -> None:
    assert store.size(KEY) is None
    assert store.put(KEY, DATA, SHA) is True
    assert (store.get(KEY), store.size(KEY)) == (DATA, len(DATA))


def test_a_key_is_written_once(store: ObjectStore) -> None:
    with ThreadPoolExecutor(8) as pool:
        new = list(pool.map(lambda _: store.put(KEY, DATA, SHA), range(8)))
    assert new.count(True) == 1
    assert store.put(KEY, DATA, SHA) is False
    assert store.get(KEY) == DATA


def test_a_missing_object_says_so(store: ObjectStore) -> None:
    with pytest.raises(ObjectMissing):
        store.get(artifacts.key(UUID(int=2), SHA))


def test_a_download_link_names_key_file_and_end(store: ObjectStore) -> None:
    store.put(KEY, DATA, SHA)
    url = store.signed_url(KEY, "repo.zip", 60)
    assert SHA in url
    assert "repo.zip" in url
    if url.startswith("http"):
        answer = httpx.get(url, trust_env=False)
        assert (answer.content, answer.headers["content-disposition"]) == (DATA, 'attachment; filename="repo.zip"')


def test_changed_bytes_are_noticed_on_read(tmp_path: Path, scope: Scope, project: Project) -> None:
    store = LocalStore(tmp_path)
    hashes = artifacts.store(store, project.id, {"a.txt": b"one", "b.txt": b"one", "c.txt": b"two"})
    with scope() as session:
        decision_set = decision_sets.propose(session, project, brief="x")
        artifacts.record(session, decision_set, "file", hashes, dict.fromkeys(hashes, 3))
        artifacts.record(session, decision_set, "file", hashes, dict.fromkeys(hashes, 3))
        rows = artifacts.of(session, decision_set, "file")
    assert [(r.path, artifacts.read(store, r)) for r in rows] == [
        ("a.txt", b"one"), ("b.txt", b"one"), ("c.txt", b"two"),
    ]  # fmt: skip
    stored = tmp_path / "objects" / artifacts.key(project.id, rows[2].sha256)
    stored.write_bytes(b"twp")
    with pytest.raises(ObjectDiffers):
        artifacts.read(store, rows[2])


def _opened(store: LocalStore, url: str, **changes: str) -> bytes:
    parts = urlsplit(url)
    query = {**dict(parse_qsl(parts.query)), **changes}
    key = changes.get("key", parts.path.removeprefix("/objects/"))
    return store.open_signed(key, query["filename"], int(query["expires"]), query["signature"])


def test_a_local_link_opens_and_refuses_what_was_not_signed(tmp_path: Path) -> None:
    store = LocalStore(tmp_path)
    store.put(KEY, DATA, SHA)
    url = store.signed_url(KEY, "repo.zip", 60)
    assert _opened(LocalStore(tmp_path), url) == DATA
    other = artifacts.key(UUID(int=9), SHA)
    for change in ({"expires": "99999999999"}, {"filename": "x.exe"}, {"key": other}, {"signature": "0" * 64}):
        with pytest.raises(LinkRefused):
            _opened(store, url, **change)


def test_a_local_link_ends(tmp_path: Path) -> None:
    store = LocalStore(tmp_path)
    store.put(KEY, DATA, SHA)
    with pytest.raises(LinkRefused):
        _opened(store, store.signed_url(KEY, "repo.zip", -1))


@pytest.mark.parametrize("key", ["../../etc/passwd", "p/x/sha256/y", "/etc/passwd", f"{KEY}/../x"])
def test_only_object_keys_reach_the_disk(tmp_path: Path, key: str) -> None:
    with pytest.raises(ObjectMissing):
        LocalStore(tmp_path).get(key)


def test_the_signing_key_is_private(tmp_path: Path) -> None:
    LocalStore(tmp_path)
    assert (tmp_path / "download.key").stat().st_mode & 0o777 == 0o600


def _s3(url: str, tmp_path: Path) -> ObjectStore:
    settings = Settings(
        env="test", data_dir=tmp_path, s3_bucket=f"b-{tmp_path.name.replace('_', '-').lower()}"[:60],
        s3_endpoint_url=url, s3_access_key_id=SecretStr("testing"), s3_secret_access_key=SecretStr("testing"),
    )  # fmt: skip
    store = open_store(settings)
    store.client.create_bucket(Bucket=settings.s3_bucket)  # type: ignore[attr-defined]
    return store
