"""A day's redacted calls to summaries, reasons and checked sentences; the unsure goes to people."""

from __future__ import annotations

import argparse
import json
import logging
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Protocol

from mlsystem import chat_model, publishing, settings, stand_in
from mlsystem.call_analysis import Judged, judge, prompt
from mlsystem.chat_endpoint import ChatError, Reply
from mlsystem.settings import Settings

log = logging.getLogger("analyse")


class Chat(Protocol):
    @property
    def name(self) -> str: ...

    def ask(self, system: str, user: str, max_tokens: int) -> Reply:
        """Raises ChatError."""
        ...


class ScriptedChat:
    """Demo only: quotes the first words of the call for everything. No language model runs."""

    name = "scripted-demo-only"

    def __init__(self, sentences: list[str], reason: str) -> None:
        self.sentences, self.reason = sentences, reason

    def ask(self, system: str, user: str, max_tokens: int) -> Reply:
        text = user.rpartition("<call>\n")[2].removesuffix("\n</call>")
        opening = " ".join(text.split()[1:5])
        answer = {
            "summary": f"The call began with: {opening}",
            "reason": self.reason,
            "sentiment": "neutral",
            "said": dict.fromkeys(self.sentences, opening),
        }
        return Reply(json.dumps(answer), len(user) // 3, 50)


@dataclass(frozen=True)
class Run:
    analysed: int
    for_review: int

    def __str__(self) -> str:
        return f"{self.analysed} analysed, {self.for_review} for people to check"


def analyse(config: Settings, run_date: date, model: Chat | None = None) -> Run:
    """Safe to repeat. The files lie beside the day's transcripts, so that they go when those go.

    Raises NotConfiguredError.
    """
    conf = config.table("analysis")
    chosen = model or chat_model.configured(conf["timeout_s"]) or _scripted(config, conf)
    folder = config.home / "published" / f"run_date={run_date.isoformat()}"
    calls = _published(folder / "rows.jsonl")
    with ThreadPoolExecutor(conf["at_once"]) as pool:
        found = list(pool.map(lambda call: _one(chosen, call, conf), calls))
    good = [{"call": f.call, **f.values, "model": chosen.name} for f in found if not f.problems]
    held = [{**asdict(f), "model": chosen.name} for f in found if f.problems or f.hints]
    publishing.write(folder / "analyses.jsonl", good)
    publishing.write(folder / "to_check.jsonl", held)
    return Run(len(good), len(held))


def _scripted(config: Settings, conf: dict[str, Any]) -> Chat:
    stand_in.only_on_the_sample(config, "no language model: set MLSYSTEM_CHAT_MODEL")
    return ScriptedChat([*conf["sentences"]], conf["reasons"][0])


def _published(path: Path) -> list[dict[str, Any]]:
    """A day's transcripts; none where nothing was published."""
    if not path.is_file():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _one(model: Chat, call: dict[str, Any], conf: dict[str, Any]) -> Judged:
    text = "\n".join(f"{turn['speaker']}: {turn['text']}" for turn in call["turns"])
    asked = prompt(conf["instructions"], conf["sentences"], conf["reasons"], text)
    try:
        answer = model.ask("", asked, conf["max_tokens"]).text
    except ChatError:
        log.exception("a call was not analysed", extra={"fields": {"call": call["call"]}})
        return Judged(call["call"], problems=["the model did not answer"])
    return judge(call["call"], answer, text, conf["sentences"], conf["reasons"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run-date", type=date.fromisoformat, default=datetime.now(UTC).date())
    args = parser.parse_args()
    print(analyse(settings.load(), args.run_date))


if __name__ == "__main__":
    main()
