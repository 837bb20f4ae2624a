"""What a text says of itself is no part of the system, and what sounds like it and is meant stays."""

from __future__ import annotations

import pytest

from agents.intake import extract
from agents.intake.text import colophon
from bench.eval.scoring import values

SAID = "Churn scores for 40,000 members each Monday on AWS."


@pytest.mark.parametrize(
    "itself",
    [
        "(notes dictated after the call with the people of the dairy)",
        "Minutes of the meeting with the harbour.",
        "Dairy of the North, Oulu. Minutes of the meeting.",
        "(hallway, recorded with consent)",
        "Okay, recording.",
        "Recording starts.",
        "Notes from the call with the pension people, Lisbon.",
        "okay so, voice memo about the bread thing.",
        "Transcript of our call with the grower, 4 May.",
        "Voicemail, transcribed by Ana:",
        "Minutes of the phone conference with the harbour.",
        "Following up on our call on Tuesday:",
        "Summary of the telephone conversation with Mr Ode.",
        "(dictated, not read)",
        "SHOP-4410 · Epic · reporter: s.pelletier.",
        "Type: Epic.",
        "Ciao Elena, notes from the call with the bakers.",
        "Dear Sir/Madam, good day.",
        "Good morning Mark and Judith - as promised:",
        "Shared document, last edited by five people.",
        "RFP churn (v7, edited by purchasing and by IT)",
    ],
)
def test_what_a_text_says_of_itself_is_not_read(itself: str) -> None:
    fields = ("project.domain", "project.problem_type", "data.modality", "human_in_loop", "tooling.existing")
    plain, told = (values(extract(brief).constraints) for brief in (SAID, f"{itself} {SAID}"))
    assert {name: told.get(name) and told[name][0] for name in fields} == {
        name: plain.get(name) and plain[name][0] for name in fields
    }


@pytest.mark.parametrize(
    "meant",
    [
        "We record 4,000 calls a day and want minutes of each call by the next morning.",
        "Transcripts of all recorded calls, 9,000 a day, by 6 am.",
        "Minutes of the board meetings are to be searchable.",
        "Our nurses use Epic; the score must appear in it.",
        "Notes from the ward are read by a model.",
        "The transcript of the call is summarised for the agent.",
        "Hello! A clerk approves each letter before it leaves.",
        "Drafts are written by the model. A lawyer edits each one.",
        "Each draft is edited by a clerk, then sent.",
    ],
)
def test_what_the_system_is_for_stays(meant: str) -> None:
    assert colophon.blanked(meant) == meant


def test_blanks_move_nothing() -> None:
    text = "Minutes of the\nmeeting with Ode: three developers."
    blanked = colophon.blanked(text)
    assert len(blanked) == len(text)
    assert blanked.count("\n") == 1
    assert blanked.endswith("three developers.")
