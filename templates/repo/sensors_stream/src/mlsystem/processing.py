"""One reading through the system: window, score, alarm; written down once, whatever is delivered twice."""

from __future__ import annotations

import json
import logging
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Any

from mlsystem import alarms, readings, task, windows
from mlsystem.baseline import Row
from mlsystem.detector import Detector
from mlsystem.prediction_log import Sink
from mlsystem.readings import SENSORS, Reading
from mlsystem.state import Alert, State

LIMITS = "limits"
# A gateway may send an hour again for so long; afterwards it would be judged as new.
REPEATS = timedelta(days=30)
log = logging.getLogger("stream")


@dataclass(frozen=True)
class Verdict:
    """`alert` is the id of the alert this reading raised, `page` whether it wakes somebody; `quiet` why none
    could be raised."""

    reading: str
    asset: str
    score: float
    unusual: bool
    reasons: list[str]
    model_version: str
    alert: str | None = None
    page: bool = False
    quiet: str = ""


@dataclass
class Processor:
    """`detector` is None while no version can be loaded: the limits of conf/detector.toml answer then."""

    state: State
    detector: Detector | None
    version: str
    conf: dict[str, Any]
    sink: Sink

    def handle(self, reading: Reading) -> Verdict:
        """Judge once: a repeated reading gets the verdict it got before and changes nothing."""
        if (given := self.state.verdict(reading.id)) is not None:
            return Verdict(**given)
        values = windows.features_of(reading, self._past(reading))
        score, signals, reasons, version = self._score(reading, values)
        with self.state.together():
            verdict = self._judge(reading, score, reasons, version)
            if not windows.late(reading):
                body = json.dumps(readings.to_record(reading), sort_keys=True)
                self.state.add(reading.id, reading.asset, reading.at, body)
            self.state.remember(reading.id, reading.at, asdict(verdict))
            self.state.forget(reading.asset, reading.at - windows.KEPT, reading.at - REPEATS)
        entry = {"request_id": reading.id, **asdict(verdict), "features": values, "signals": signals}
        self.sink.write({**entry, "at": reading.at.isoformat(), "kind": reading.kind})
        return verdict

    def _past(self, reading: Reading) -> list[Reading]:
        found = self.state.recent(reading.asset, reading.at - windows.WINDOW)
        return [readings.decode(body) for body in found]

    def _score(
        self, reading: Reading, values: dict[str, float]
    ) -> tuple[float, dict[str, float], list[str], str]:
        """(score, signals, reasons, version); by the limits when there is no detector or it fails."""
        if self.detector is not None:
            row = Row(reading.asset, reading.kind, reading.at, values)
            record = {"asset": row.asset, "kind": row.kind, "at": row.at, "features": values}
            try:
                signals = task.signals(self.detector, record)
                return signals["score"], signals, self.detector.reasons(row), self.version
            except Exception:
                log.exception("the detector failed", extra={"fields": {"model": self.version}})
        limits = self.conf["limits"]
        over = [s for s in SENSORS if s in limits and values[s] >= limits[s]]
        return float(len(over)), {}, [f"{s} above its limit" for s in over], LIMITS

    def _judge(self, reading: Reading, score: float, reasons: list[str], version: str) -> Verdict:
        by_detector = self.detector is not None and version != LIMITS
        threshold = self.detector.threshold if by_detector and self.detector else 1.0
        unusual = score >= threshold
        found = (reading.id, reading.asset, round(score, 6), unusual, reasons if unusual else [], version)
        quiet = self._quiet(reading)
        if quiet:
            return Verdict(*found, quiet=quiet)
        memory = self.state.memory(reading.asset)
        memory, raised = alarms.step(memory, reading.at, score, threshold, self.conf)
        self.state.keep(reading.asset, memory)
        alert = self._raise(reading, score, reasons, version) if raised else None
        return Verdict(*found, alert=alert.id if alert else None, page=alert is not None and alert.page)

    def _quiet(self, reading: Reading) -> str:
        if windows.late(reading):
            return "too late"
        return "stopped for work" if self.state.stopped(reading.asset, reading.at) else ""

    def _raise(self, reading: Reading, score: float, reasons: list[str], version: str) -> Alert:
        """Beyond the week's budget the alert waits in the list and wakes nobody."""
        pages = self.state.pages_since(reading.at - timedelta(days=7))
        name = f"alert-{reading.id}"
        page = pages < self.conf["pages_per_week"]
        at = reading.at.isoformat()
        alert = Alert(name, reading.asset, at, round(score, 6), reasons, page, version)
        self.state.raise_alert(alert)
        log.warning("an alert was raised", extra={"fields": asdict(alert)})
        return alert
