"""What an assistant over own documents tells of itself: what the design names and the repository does not do."""

from __future__ import annotations

import pytest

from tests.matrix.stacks import CLOUDS
from tests.matrix.test_wiring import bundle
from tests.templates.render.plans import rendered

OWN_WAY = "## What the design names and this repository does in its own way"
TOLD = (
    "nothing reads that store",
    "PDF, Word",
    "`POST /ask` gives the whole answer at once",
    "the number of the passage",
    "a cache of answers, limits per caller",
    "a difference ends the run with an alarm",
    "no trace is sent",
)


@pytest.mark.parametrize("told", TOLD)
def test_what_is_not_built_is_said(told: str) -> None:
    page = rendered("rag_assistant")["docs/architecture.md"].decode()
    assert told in page.split(OWN_WAY)[1]


def test_others_say_nothing_of_it() -> None:
    page = rendered("online_tabular")["docs/architecture.md"].decode()
    assert not [told for told in TOLD if told in page]


@pytest.mark.parametrize("cloud", CLOUDS)
def test_a_model_for_the_search_is_deployed_wherever_one_answers(cloud: str) -> None:
    files = bundle("rag_assistant", cloud)
    infra = b"".join(body for path, body in files.items() if path.startswith("infra/modules/serve_"))
    assert b"MLSYSTEM_CHAT_MODEL" in infra
    assert b"MLSYSTEM_EMBEDDING_MODEL" in infra


@pytest.mark.parametrize("cloud", CLOUDS)
def test_the_made_up_handbook_is_the_demos_only(cloud: str) -> None:
    files = bundle("rag_assistant", cloud)
    code = {path: body for path, body in files.items() if path.startswith(("src/", "pipelines/", "services/"))}
    users = {path for path, body in code.items() if b"handbook" in body and path != "src/mlsystem/handbook.py"}
    assert users == {"pipelines/demo.py", "pipelines/ingest.py"}
