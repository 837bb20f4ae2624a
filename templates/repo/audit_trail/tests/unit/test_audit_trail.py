"""The trail records what changes, and finds what was altered behind its back."""

from __future__ import annotations

from pathlib import Path

import pytest

from mlsystem import audit_trail, registry, settings
from mlsystem.audit_trail import AuditError
from pipelines import audit
from pipelines.job import ALARM

FACTS = {"family": "toy", "metrics": {}, "data_snapshot": "", "code_sha": "", "trained_at": "2026-01-01"}


def home(path: Path) -> Path:
    (path / "landing" / "t").mkdir(parents=True)
    (path / "landing" / "t" / "part-1.jsonl").write_text("{}\n")
    registry.register(path / "registry", [1], inputs=[], **FACTS)
    registry.promote(path / "registry", "v0001")
    return path


def test_only_what_changed_is_recorded_and_adds_up(tmp_path: Path) -> None:
    root, path = home(tmp_path), tmp_path / "trail.jsonl"
    first = audit_trail.append(path, audit_trail.state(root), "t1")
    assert set(first["set"]) == {"landing/t/part-1.jsonl", "model/v0001", "alias/champion"}
    registry.register(root / "registry", [2], inputs=[], **FACTS)
    registry.promote(root / "registry", "v0002")
    (root / "landing" / "t" / "part-1.jsonl").unlink()
    second = audit_trail.append(path, audit_trail.state(root), "t2")
    assert set(second["set"]) == {"model/v0002", "alias/champion"}
    assert second["gone"] == ["landing/t/part-1.jsonl"]
    assert audit_trail.replay(audit_trail.read(path)) == audit_trail.state(root)


def test_an_altered_artefact_and_an_altered_entry_are_found(tmp_path: Path) -> None:
    root, path = home(tmp_path), tmp_path / "trail.jsonl"
    for moment in ("t1", "t2"):
        audit_trail.append(path, audit_trail.state(root), moment)
    (root / "registry" / "v0001" / "model.pkl").write_bytes(b"other")
    with pytest.raises(AuditError, match="model/v0001"):
        audit_trail.append(path, audit_trail.state(root), "t3")
    path.write_text(path.read_text().replace("t1", "t0"))
    with pytest.raises(AuditError, match="entry 2"):
        audit_trail.read(path)


def test_a_broken_trail_is_an_alarm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MLSYSTEM_HOME", str(home(tmp_path)))
    audit.main()
    (tmp_path / "registry" / "v0001" / "model.pkl").write_bytes(b"other")
    with pytest.raises(SystemExit) as stop:
        audit.main()
    assert stop.value.code == ALARM
    assert len(audit_trail.read(audit.trail(settings.load()))) == 1
