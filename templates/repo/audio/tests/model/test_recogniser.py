"""Words, pauses and voices of made-up calls are told apart, the same way every time."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest

from mlsystem import recogniser, sample, sound, task, whisper
from mlsystem.settings import Settings
from mlsystem.stand_in import NotConfiguredError

CALLS = sample.synthesise(200, 3, datetime(2025, 3, 1, tzinfo=UTC))


def test_a_call_falls_into_as_many_stretches_as_words() -> None:
    right = [len(sound.segments(sound.decode(c["audio"]))) == len(c["words"]) for c in CALLS]
    assert np.mean(right) > 0.95


def test_both_speakers_are_found_and_the_agent_begins() -> None:
    (found,) = recogniser.fit(CALLS[:100]).transcribe(CALLS[150:151])
    assert found.speakers == CALLS[150]["speakers"]
    assert found.words == CALLS[150]["words"]


def test_training_twice_gives_the_same_transcripts() -> None:
    first, second = recogniser.fit(CALLS[:80]), recogniser.fit(CALLS[:80])
    assert first.transcribe(CALLS[100:120]) == second.transcribe(CALLS[100:120])


def test_loudness_does_not_change_a_spectrum() -> None:
    segment = sound.segments(sound.decode(CALLS[0]["audio"]))[0]
    assert np.allclose(sound.spectrum(segment), sound.spectrum(segment * 0.5))


@pytest.mark.parametrize("audio", ["", "not base64!"])
def test_broken_audio_is_named(audio: str) -> None:
    with pytest.raises(sound.SoundError):
        sound.decode(audio)


def test_silence_is_an_empty_transcript() -> None:
    silent = {**CALLS[0], "audio": sound.encode(np.zeros(4000))}
    (found,) = recogniser.fit(CALLS[:80]).transcribe([silent])
    assert (found.words, found.confidence) == ([], 0.0)


def test_a_configured_queue_is_judged_and_nothing_stands_in_for_it(
    empty: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(NotConfiguredError, match="MLSYSTEM_ASR_QUEUE"):
        task.fit(CALLS, replace(empty, sample=False))
    monkeypatch.setenv("MLSYSTEM_ASR_QUEUE", "gpu")
    assert task.fit(CALLS, empty) == whisper.Whisper(empty.table("cloud")["model"])
