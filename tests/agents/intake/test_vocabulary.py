"""The vocabularies of use cases: every concept a frame speaks of exists, every list is spoken of, forms are made."""

from __future__ import annotations

import pytest

from agents.intake import text
from agents.intake.inflection import verb_forms
from agents.intake.meaning import terms
from agents.intake.readers import problems
from agents.intake.words import load

LISTS = {name: words for part in ("things", "actions", "signs") for name, words in load(f"vocabulary/{part}").items()}


def spoken_of() -> set[str]:
    framed = {concept for case in problems.cases() for frame in (*case.frames, *case.decided) for concept in frame}
    instead = {concept for case in problems.cases() for _, concept in case.instead}
    return framed | instead | {f"other_{concept}" for concept in instead if f"other_{concept}" in LISTS}


def test_every_concept_of_a_frame_is_a_list_and_every_list_is_used() -> None:
    assert spoken_of() == set(LISTS)


def test_every_use_case_that_is_yielded_to_exists() -> None:
    names = set(terms.use_cases())
    assert all(case.yields <= names for case in problems.cases())


@pytest.mark.parametrize("name", sorted(LISTS))
def test_a_list_names_nothing_twice(name: str) -> None:
    words = [str(word) for word in LISTS[name]]
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("verb", "form"),
    [("stop", "stopped"), ("leave", "left"), ("cancel", "cancelling"), ("score", "scoring"), ("carry", "carried")],
)
def test_a_verb_has_its_forms(verb: str, form: str) -> None:
    assert form in verb_forms(verb)


@pytest.mark.parametrize(
    ("said", "concept"),
    [
        ("Members won't renew.", "leaving"),
        ("They switched provider.", "leaving"),
        ("How many ice creams", "how_many"),
        ("the patients' scans", "medical_pictures"),
    ],
)
def test_a_phrase_is_found_in_its_forms(said: str, concept: str) -> None:
    assert terms.find(text.read(said))[concept]


def test_a_phrase_does_not_run_over_a_full_stop() -> None:
    assert "leaving" not in terms.find(text.read("They switch. Provider lists follow."))


@pytest.mark.parametrize(
    ("brief", "problem"),
    [
        ("Radiologists want a box drawn around each nodule on chest CT scans. We run it on AWS.", "cv_detection"),
        (
            "Outline lesions on brain MRI scans for radiologists; the GPU boxes are bought. We run it on AWS.",
            "cv_segmentation",
        ),
        (
            "We hung chest X-rays on light boxes; now outline each nodule on the CT scan. We run it on AWS.",
            "cv_segmentation",
        ),
    ],
)
def test_boxes_that_are_drawn_on_nothing_make_no_detection(brief: str, problem: str) -> None:
    kinds = [m.value for m in problems.read(text.read(brief)) if m.field == "project.problem_type"]
    assert kinds == [problem]
