"""A repository as one zip: the same files give the same bytes on any machine."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile

from templates.bundle_paths import check_paths

MANIFEST = "manifest.json"
REPORTS = "reports/"
_EPOCH = (1980, 1, 1, 0, 0, 0)


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def tree_sha256(files: dict[str, bytes]) -> str:
    """Hash over path and content of everything but reports/ and the manifest itself."""
    lines = [f"{sha256(data)}  {path}\n" for path, data in sorted(files.items()) if _in_tree(path)]
    return sha256("".join(lines).encode())


def manifest(files: dict[str, bytes]) -> bytes:
    """manifest.json: SHA-256 and size per file, and the hash of the tree."""
    entries = {p: {"sha256": sha256(d), "bytes": len(d)} for p, d in sorted(files.items()) if p != MANIFEST}
    value = {"schema_version": 1, "tree_sha256": tree_sha256(files), "files": entries}
    return (json.dumps(value, indent=2, sort_keys=True, ensure_ascii=False) + "\n").encode()


def with_manifest(files: dict[str, bytes]) -> dict[str, bytes]:
    return dict(sorted({**files, MANIFEST: manifest(files)}.items()))


def verify(files: dict[str, bytes]) -> list[str]:
    """Paths whose content, presence or absence contradicts the manifest, or the manifest itself where only its other
    facts are wrong; empty when all is well."""
    try:
        stated = dict(json.loads(files[MANIFEST])["files"])
    except (KeyError, TypeError, ValueError):
        return [MANIFEST]
    found = json.loads(manifest(files))["files"]
    wrong = sorted(path for path in {*stated, *found} if stated.get(path) != found.get(path))
    return wrong or ([] if files[MANIFEST] == manifest(files) else [MANIFEST])


def zip_bytes(files: dict[str, bytes]) -> bytes:
    """Stored, sorted entries with fixed times and modes; refuses unsafe paths and sizes."""
    check_paths(files)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for path, data in sorted(files.items()):
            archive.writestr(_entry(path, data), data)
    return buffer.getvalue()


def unzip(data: bytes) -> dict[str, bytes]:
    """The files of a zip made here; its paths pass the same rules as on the way in."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [info.filename for info in archive.infolist()]
        sizes = {info.filename: info.file_size for info in archive.infolist()}
        check_paths(sizes, names=names)
        return {name: archive.read(name) for name in names}


def _in_tree(path: str) -> bool:
    return path != MANIFEST and not path.startswith(REPORTS)


def _entry(path: str, data: bytes) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(path, _EPOCH)
    entry.create_system = 3
    entry.compress_type = zipfile.ZIP_STORED
    mode = 0o755 if data.startswith(b"#!") else 0o644
    entry.external_attr = (0o100000 | mode) << 16
    return entry
