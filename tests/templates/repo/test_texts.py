"""A brief that asks to sort texts gets a repository that reads texts, and none that reads rows."""

from __future__ import annotations

import ast
import json
import re
import sys
import tomllib

import pytest

from templates.bundle import with_manifest, zip_bytes
from templates.render_trace import trace
from tests.templates.repo.repositories import VARIANTS, rendered
from tests.templates.repo.test_record_repositories import IMPORTED_AS, OWN, imported

SORTING = tuple(name for name, kind in VARIANTS if kind == "nlp_clf")
HOSTILE = 'sort e-mails "; rm -rf / #\n${aws.x} {{ 7*7 }} ``` <script>\u202eevil\u202c\x00'


@pytest.fixture(params=SORTING)
def files(request: pytest.FixtureRequest) -> dict[str, bytes]:
    return rendered(str(request.param), brief="Below 90 % confidence people decide.", problem_type="nlp_clf")


def test_both_tabular_archetypes_sort_texts() -> None:
    assert SORTING == ("batch_tabular", "online_tabular")


def test_texts_are_read_calibrated_and_judged_as_such(files: dict[str, bytes]) -> None:
    program = b"".join(data for path, data in files.items() if path.endswith(".py"))
    assert b"TfidfVectorizer" in program
    assert not re.search(rb"polars|BASE_RATE|roc_auc|days_since", program)
    limits = tomllib.loads(files["conf/gates.toml"].decode())
    wanted = {"macro_f1", "worst_class_f1", "coverage", "right_when_sure", "above_rule", "above_most_frequent"}
    assert wanted == set(limits["at_least"])
    assert "calibration_error" in limits["at_most"]


def test_the_threshold_is_the_one_of_the_brief(files: dict[str, bytes]) -> None:
    assert tomllib.loads(files["conf/sorting.toml"].decode())["confident_at"] == 0.9
    assert "at 0.9 or more the model decides" in files["docs/texts.md"].decode()


def test_the_contract_asks_for_a_text_its_language_and_time(files: dict[str, bytes]) -> None:
    fields = {f["name"]: f for f in json.loads(files["conf/contracts/texts.json"])["fields"]}
    assert {"id", "received_at", "language", "text", "label", "labelled_at"} <= set(fields)
    assert set(fields["label"]["allowed"]) == set(tomllib.loads(files["conf/classes.toml"].decode()))


def test_documents_speak_of_texts(files: dict[str, bytes]) -> None:
    assert b"sorts" in files["README.md"]
    assert b"docs/texts.md" in files["README.md"]
    assert b"the words that spoke for it" in files["docs/model_card.md"] or b"reasons" in files["docs/model_card.md"]
    assert not re.search(rb"src/mlsystem/domain\.py", files["README.md"])


def test_what_a_brief_says_reaches_documents_only() -> None:
    for archetype in SORTING:
        calm = rendered(archetype, problem_type="nlp_clf")
        hostile = rendered(archetype, name=HOSTILE, brief=HOSTILE, problem_type="nlp_clf")
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


@pytest.mark.parametrize("archetype", SORTING)
def test_the_same_plan_gives_the_same_bytes(archetype: str) -> None:
    first, second = (rendered(archetype, problem_type="nlp_clf") for _ in range(2))
    assert zip_bytes(with_manifest(first)) == zip_bytes(with_manifest(second))
