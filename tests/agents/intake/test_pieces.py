"""Pieces of words: five letters in a row, ends included."""

from __future__ import annotations

from agents.intake.fitted.pieces import pieces


def test_a_word_gives_every_five_letters_with_its_ends() -> None:
    assert pieces("a churn") == {"%_a_": 0, "%_chur": 2, "%churn": 2, "%hurn_": 2}


def test_forms_share_pieces() -> None:
    assert {"%_unsu", "%bscri"} <= pieces("unsubscribed").keys() & pieces("unsubscribing").keys()


def test_what_begins_behind_the_end_is_left_out() -> None:
    assert pieces("no yes", 2) == pieces("no")
