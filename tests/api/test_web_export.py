from __future__ import annotations

import base64
import gzip
import hashlib
import os
from pathlib import Path

import pytest
from fastapi import FastAPI, Request
from fastapi.testclient import TestClient
from starlette.responses import Response

from api.web_export import Site

HTML = {"accept": "text/html"}
SCRIPT = "self.__next_f=[1]"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    out = tmp_path / "out"
    for path, text in {
        "index.html": f"<p>home</p><script>{SCRIPT}</script><script src='/a.js'></script>",
        "404.html": "<p>gone</p>", "w/_.html": "<p>shell</p>", "w/_.txt": "rsc", "w/_/__next._tree.txt": "tree",
        "approvals.html": "<p>approvals</p>", "_next/static/a.js": "let a = 1", "a.js": "0",
    }.items():  # fmt: skip
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        (out / path).write_text(text)
    (tmp_path / "secret.txt").write_text("secret")
    return out


def client(root: Path) -> TestClient:
    app, site = FastAPI(), Site(root)

    @app.api_route("/{path:path}", methods=["GET", "HEAD"])
    def page(request: Request, path: str) -> Response:
        return site.serve(request, path)

    return TestClient(app)


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/", "home"), ("/approvals", "approvals"), ("/w/3fa85f64", "shell"), ("/w/3fa85f64/", "shell"),
        ("/w/3fa85f64.txt", "rsc"), ("/w/3fa85f64/__next._tree.txt", "tree"),
    ],
)  # fmt: skip
def test_pages_and_the_shell_for_every_project(root: Path, path: str, body: str) -> None:
    answer = client(root).get(path, headers=HTML)
    assert answer.status_code == 200
    assert body in answer.text


def test_hashed_assets_never_expire_and_pages_always_revalidate(root: Path) -> None:
    assert "immutable" in client(root).get("/_next/static/a.js").headers["cache-control"]
    assert client(root).get("/").headers["cache-control"] == "no-cache"


def test_policy_allows_the_inline_scripts_of_that_page_and_follows_a_rebuild(root: Path) -> None:
    def digest(script: str) -> str:
        return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()

    policy = client(root).get("/").headers["content-security-policy"]
    assert f"'sha256-{digest(SCRIPT)}'" in policy
    assert policy.count("sha256-") == 1
    assert "'unsafe-inline'" not in policy.split("style-src")[0]
    (root / "index.html").write_text("<script>new()</script>")
    os.utime(root / "index.html", (1, 1))
    assert digest("new()") in client(root).get("/").headers["content-security-policy"]


def test_precompressed_file_when_accepted_and_not_stale(root: Path) -> None:
    asset = root / "_next/static/a.js"
    packed = asset.with_name("a.js.gz")
    packed.write_bytes(gzip.compress(asset.read_bytes()))
    answer = client(root).get("/_next/static/a.js", headers={"accept-encoding": "gzip"})
    assert (answer.headers["content-encoding"], answer.text) == ("gzip", "let a = 1")
    os.utime(packed, (1, 1))
    answer = client(root).get("/_next/static/a.js", headers={"accept-encoding": "gzip"})
    assert "content-encoding" not in answer.headers


@pytest.mark.parametrize(
    "path", ["/%2e%2e/secret.txt", "/..%2fsecret.txt", "/w/..%2f..%2fsecret.txt", "/%00", "//etc/passwd"]
)
def test_nothing_outside_the_export_is_served(root: Path, path: str) -> None:
    answer = client(root).get(path, headers=HTML)
    assert answer.status_code == 404
    assert "secret" not in answer.text


def test_unknown_page_for_people_and_for_programs(root: Path) -> None:
    assert "gone" in client(root).get("/nope", headers=HTML).text
    assert client(root).get("/nope").status_code == 404


def test_says_how_to_build_when_there_is_no_export(tmp_path: Path) -> None:
    answer = client(tmp_path / "none").get("/", headers=HTML)
    assert answer.status_code == 200
    assert "npm run build" in answer.text
