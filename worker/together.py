"""One call for many threads: one of those who wait speaks for all, as a database's group commit does.

Nobody waits for company. A thread alone makes its call at once; threads that come while a call is under way make the
next one together.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

Question = TypeVar("Question")
Answer = TypeVar("Answer")


class _Asked(Generic[Question, Answer]):
    """A thread's question; `turn` is held until it has its answer, or has to speak."""

    def __init__(self, question: Question) -> None:
        self.question = question
        self.answers: list[Answer] = []
        self.error: BaseException | None = None
        self.turn = threading.Lock()
        self.turn.acquire()

    @property
    def settled(self) -> bool:
        return bool(self.answers) or self.error is not None


class Together(Generic[Question, Answer]):
    """`call` answers questions in their order; what it raises is raised to each of those who asked."""

    def __init__(self, call: Callable[[Sequence[Question]], Sequence[Answer]]) -> None:
        self._call = call
        self._lock = threading.Lock()
        self._waiting: list[_Asked[Question, Answer]] = []
        self._speaking = False

    def ask(self, question: Question) -> Answer:
        mine: _Asked[Question, Answer] = _Asked(question)
        with self._lock:
            self._waiting.append(mine)
            first, self._speaking = not self._speaking, True
        if not first:
            mine.turn.acquire()
        if not mine.settled:
            self._speak()
        if mine.error is not None:
            raise mine.error
        return mine.answers[0]

    def _speak(self) -> None:
        with self._lock:
            asked, self._waiting = self._waiting, []
        try:
            answers = self._call([each.question for each in asked])
            for each, answer in zip(asked, answers, strict=True):
                each.answers.append(answer)
        except BaseException as error:  # whoever speaks must not leave the others waiting
            for each in asked:
                each.error = error
        with self._lock:
            following = self._waiting[:1]
            self._speaking = bool(following)
        for each in following + asked:
            each.turn.release()
