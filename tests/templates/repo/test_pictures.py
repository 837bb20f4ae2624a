"""A brief that asks to read pictures away from the camera gets a repository that opens them safely and keeps none."""

from __future__ import annotations

import ast
import json
import re
import sys
import tomllib

import pytest

from core.constraints import ProblemType
from templates.bundle import with_manifest, zip_bytes
from templates.render_parts import repositories
from templates.render_trace import trace
from tests.templates.repo.repositories import VARIANTS, rendered
from tests.templates.repo.test_record_repositories import IMPORTED_AS, OWN, imported

KINDS: tuple[ProblemType, ...] = ("cv_detection", "cv_segmentation")
READING = tuple((name, kind) for name, kind in VARIANTS if kind in KINDS)
HOSTILE = 'read photos "; rm -rf / #\n${aws.x} {{ 7*7 }} ``` <script>\u202eevil\u202c\x00'
MEASURED = {
    "cv_detection": {"macro_f1", "worst_class_f1", "box_iou"},
    "cv_segmentation": {"mean_iou", "worst_class_iou", "share_error"},
}


@pytest.fixture(params=READING, ids=".".join)
def variant(request: pytest.FixtureRequest) -> tuple[str, ProblemType]:
    archetype, problem = request.param
    return archetype, problem


@pytest.fixture
def files(variant: tuple[str, ProblemType]) -> dict[str, bytes]:
    return rendered(variant[0], brief="Below 90 % confidence people decide.", problem_type=variant[1])


def test_both_tabular_archetypes_read_pictures() -> None:
    assert tuple((name, kind) for name in ("batch_tabular", "online_tabular") for kind in KINDS) == READING


def test_pictures_are_opened_in_one_place_within_limits(files: dict[str, bytes]) -> None:
    opening = [p for p, data in files.items() if b"Image.open(" in data and not p.startswith("tests/")]
    assert opening == ["src/mlsystem/pictures.py"]
    assert b'FORMATS = ("PNG", "JPEG")' in files[opening[0]]
    limits = tomllib.loads(files["conf/pictures.toml"].decode())
    assert 0 < limits["least_side"] < limits["max_bytes"] < limits["max_pixels"] <= 100_000_000


def test_they_are_judged_as_what_they_are(files: dict[str, bytes], variant: tuple[str, ProblemType]) -> None:
    limits = tomllib.loads(files["conf/gates.toml"].decode())
    measured = {*limits["at_least"], *limits["at_most"]}
    assert measured >= MEASURED[variant[1]] | {"coverage", "right_when_sure", "calibration_error", "above_colours"}
    program = b"".join(data for path, data in files.items() if path.endswith(".py"))
    assert not re.search(rb"polars|TfidfVectorizer|BASE_RATE|roc_auc|days_since", program)


def test_the_threshold_is_the_one_of_the_brief(files: dict[str, bytes]) -> None:
    assert tomllib.loads(files["conf/reading.toml"].decode())["confident_at"] == 0.9
    assert "At 0.9 or more the model decides" in files["docs/pictures.md"].decode()


def test_contracts_hold_a_reduced_picture_and_its_source(files: dict[str, bytes]) -> None:
    contracts = {p: json.loads(b) for p, b in files.items() if p.startswith("conf/contracts/")}
    fields = {f["name"]: f for f in contracts["conf/contracts/pictures.json"]["fields"]}
    assert {"id", "received_at", "source", "picture", "label", "labelled_at", "sampled_by"} == set(fields)
    assert fields["picture"]["max_length"] < 100_000
    for contract in contracts.values():
        assert {contract["key"], contract["time"]} <= {f["name"] for f in contract["fields"]}


def test_documents_speak_of_pictures(files: dict[str, bytes], variant: tuple[str, ProblemType]) -> None:
    assert b"picture" in files["README.md"]
    assert b"docs/pictures.md" in files["README.md"]
    assert not re.search(rb"src/mlsystem/domain\.py", files["README.md"])
    guide = files["docs/pictures.md"].decode()
    assert ("boxes" in guide) == (variant[1] == "cv_detection")
    assert ("POST /pictures/" in guide) == (variant[0] == "online_tabular")


def test_steps_that_are_scheduled_exist_and_can_be_started(variant: tuple[str, ProblemType]) -> None:
    files, kind = rendered(variant[0], problem_type=variant[1]), repositories()[variant[0]]["problem_types"][variant[1]]
    for step in [*kind["scheduled_steps"], "pipelines.demo"]:
        assert b"if __name__ ==" in files[f"{step.replace('.', '/')}.py"]


def test_what_a_brief_says_reaches_documents_only(variant: tuple[str, ProblemType]) -> None:
    calm = rendered(variant[0], problem_type=variant[1])
    hostile = rendered(variant[0], name=HOSTILE, brief=HOSTILE, problem_type=variant[1])
    changed = {path for path in calm if calm[path] != hostile[path]}
    assert not [p for p in changed if p.endswith((".py", ".json")) or p.startswith("conf/")]
    assert not re.search("[\u202a-\u202e\x00]", "".join(b.decode() for b in hostile.values()))


def test_every_import_is_locked_every_file_owned_and_short(files: dict[str, bytes]) -> None:
    locked = {re.split(r"[=\[]", line)[0] for line in files["requirements.lock"].decode().splitlines()}
    assert set(trace(list(files))) == set(files)
    for path, data in files.items():
        if path.endswith(".py") and path.startswith(("src/", "pipelines/", "services/")):
            assert len(data.splitlines()) <= 150, path
            for module in imported(ast.parse(data)) - OWN - sys.stdlib_module_names:
                assert IMPORTED_AS.get(module, module) in locked, f"{path} imports {module}"


def test_the_lock_has_hashes_and_no_address(files: dict[str, bytes]) -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        lock = files[name].decode()
        assert "://" not in lock
        assert all("--hash=sha256:" in block for block in re.split(r"\n(?=[a-z])", lock))


def test_the_same_plan_gives_the_same_bytes(variant: tuple[str, ProblemType]) -> None:
    first, second = (rendered(variant[0], problem_type=variant[1]) for _ in range(2))
    assert zip_bytes(with_manifest(first)) == zip_bytes(with_manifest(second))
