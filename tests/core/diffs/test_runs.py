"""Who thought again, why, and what their decisions explain."""

from __future__ import annotations

from core.diffs.runs import agents, causes

BEFORE = {"stack": {"budget": "1", "roles": "a"}, "tests": {"roles": "a"}}
AFTER = {"stack": {"budget": "2", "roles": "a"}, "tests": {"roles": "a"}}


def said(value: str) -> dict[str, object]:
    return {"decisions": {"choice": value}, "depends_on": []}


def test_moved_reads_and_changed_decisions_are_told_apart() -> None:
    old, new = {"stack": said("x"), "tests": said("y")}, {"stack": said("x"), "tests": said("y")}
    stack, tests = agents(BEFORE, AFTER, old, new)
    assert (stack.agent, stack.moved, stack.changed) == ("stack", ["budget"], False)
    assert (tests.agent, tests.moved, tests.changed) == ("tests", [], False)
    assert agents(BEFORE, AFTER, old, {**new, "stack": said("z")})[0].changed


def test_a_version_without_recorded_reads_claims_nothing() -> None:
    assert agents({}, AFTER, {}, {}) == []


def test_a_file_follows_what_its_author_reads() -> None:
    implemented = {"code_inference": {"depends_on": ["stack"]}}
    assert causes("code_inference", implemented, ["stack", "tests"]) == ["stack"]
    assert causes("template", implemented, ["stack", "tests"]) == ["stack", "tests"]
    assert causes(None, {}, ["tests"]) == ["tests"]
