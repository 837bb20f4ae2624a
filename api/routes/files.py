"""The generated repository, file by file, and everything that can be downloaded."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import RedirectResponse, Response

from api.auth import Reader
from api.database import SessionDep
from api.documents import OFFERED
from api.pages import Page
from api.problems import documented
from api.schemas.artifacts import ArtifactOut, FileEntry, FileOut
from api.scope import ArtifactDep, DecisionSetDep
from core import artifacts
from core.models.artifact import Artifact
from core.objects import ObjectMissing, ObjectStore
from core.storage_local import LocalStore

REPORT = "reports/architecture.md"
SHOWN_BYTES = 1024 * 1024
FilePath = Annotated[str, Path(min_length=1, max_length=500, pattern=r"^[^\x00-\x1f]+$")]
router = APIRouter(tags=["files"])


@router.get("/decision-sets/{decision_set_id}/files", responses=documented(404))
def list_files(decision_set: DecisionSetDep, session: SessionDep, _: Reader) -> Page[FileEntry]:
    """The whole tree, sorted by path; folders are implied."""
    return Page(items=[FileEntry.model_validate(a) for a in artifacts.of(session, decision_set, "file")])


@router.get("/decision-sets/{decision_set_id}/files/{path:path}", responses=documented(404))
def get_file(decision_set: DecisionSetDep, path: FilePath, session: SessionDep, _: Reader, request: Request) -> FileOut:
    """A path is only ever looked up among the recorded ones; it never reaches a file system."""
    return show(request.app.state.store, artifacts.at(session, decision_set, path))


@router.get("/decision-sets/{decision_set_id}/report", responses=documented(404))
def get_report(decision_set: DecisionSetDep, session: SessionDep, _: Reader, request: Request) -> FileOut:
    """The architecture report in Markdown: there from the moment a design waits for approval."""
    return show(request.app.state.store, artifacts.at(session, decision_set, REPORT))


def show(store: ObjectStore, artifact: Artifact) -> FileOut:
    shown = FileOut.model_validate({**FileEntry.model_validate(artifact).model_dump(), "content": None})
    if artifact.size_bytes > SHOWN_BYTES:
        shown.omitted = "too_large"
        return shown
    try:
        shown.content = artifacts.read(store, artifact).decode()
    except UnicodeDecodeError:
        shown.omitted = "binary"
    return shown


@router.get("/decision-sets/{decision_set_id}/artifacts", responses=documented(404))
def list_artifacts(decision_set: DecisionSetDep, session: SessionDep, _: Reader) -> Page[ArtifactOut]:
    return Page(items=[ArtifactOut.model_validate(a) for a in artifacts.of(session, decision_set, *OFFERED)])


@router.get(
    "/artifacts/{artifact_id}/download",
    status_code=307,
    response_class=RedirectResponse,
    responses={307: {"description": "A link that works for some minutes."}, **documented(404)},
)
def download_artifact(artifact: ArtifactDep, _: Reader, request: Request) -> RedirectResponse:
    key = artifacts.key(artifact.project_id, artifact.sha256)
    if request.app.state.store.size(key) is None:
        raise ObjectMissing(f"{artifact.path} is recorded, but its bytes are gone.")
    ttl_s = request.app.state.settings.signed_url_ttl_s
    return RedirectResponse(request.app.state.store.signed_url(key, PurePosixPath(artifact.path).name, ttl_s), 307)


@router.get("/objects/{key:path}", include_in_schema=False)
def open_signed_link(
    request: Request,
    key: str,
    filename: Annotated[str, Query(max_length=255)],
    expires: Annotated[int, Query(ge=0, le=2**53)],
    signature: Annotated[str, Query(max_length=64)],
) -> Response:
    """Behind links this installation signed itself; with S3 they lead to the bucket instead."""
    store = request.app.state.store
    if not isinstance(store, LocalStore):
        raise ObjectMissing("Objects are not served from here.")
    disposition = f"attachment; filename*=UTF-8''{quote(filename, safe='')}"
    body = store.open_signed(key, filename, expires, signature)
    return Response(body, media_type="application/octet-stream", headers={"Content-Disposition": disposition})
