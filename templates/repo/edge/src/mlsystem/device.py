"""One device on the line: installs signed bundles, inspects frames offline, falls back by itself."""

from __future__ import annotations

import json
import shutil
import zlib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mlsystem import bundle
from mlsystem.bundle import BundleError, Manifest
from mlsystem.contracts import Record
from mlsystem.outbox import Outbox
from mlsystem.watchdog import Watchdog


@dataclass
class Device:
    """`home` survives a restart; `current` and `previous` in it are installed bundles."""

    name: str
    home: Path
    public_key: bytes
    conf: dict[str, Any]
    model: Any = None
    manifest: Manifest | None = None
    watchdog: Watchdog = field(init=False)
    outbox: Outbox = field(init=False)
    pictures: Counter[str] = field(default_factory=Counter)  # sent by day, since the device was started

    def __post_init__(self) -> None:
        self.watchdog = Watchdog(self.conf["heartbeat_timeout_s"], self.conf["max_failures_in_a_row"])
        self.outbox = Outbox(self.home / "outbox.sqlite", self.conf["max_waiting"])
        if (self.home / "current").is_dir():
            self.model, self.manifest = bundle.load(self.home / "current", self.public_key)

    def install(self, folder: Path) -> Manifest:
        """Verify, try, then switch; whatever is wrong leaves the running model alone. Raises BundleError."""
        model, manifest = bundle.load(folder, self.public_key)
        if manifest.sequence <= self._highest():
            raise BundleError(f"sequence {manifest.sequence} is not newer than {self._highest()}")
        staged = self.home / "staged"
        shutil.rmtree(staged, ignore_errors=True)
        shutil.copytree(folder, staged)
        if (self.home / "current").is_dir():
            shutil.rmtree(self.home / "previous", ignore_errors=True)
            (self.home / "current").replace(self.home / "previous")
        staged.replace(self.home / "current")
        (self.home / "sequence.json").write_text(json.dumps(manifest.sequence))
        self.model, self.manifest = model, manifest
        self.watchdog.beat()
        return manifest

    def restore(self) -> Manifest:
        """Back to the bundle before. Raises BundleError when there is none."""
        if not (self.home / "previous").is_dir():
            raise BundleError("there is no earlier bundle")
        self.model, self.manifest = bundle.load(self.home / "previous", self.public_key)
        shutil.rmtree(self.home / "current", ignore_errors=True)
        (self.home / "previous").replace(self.home / "current")
        self.watchdog.beat()
        return self.manifest

    def inspect(self, frame: Record) -> dict[str, Any] | None:
        """The result, also put into the outbox; None when the model failed and the part goes to a person."""
        try:
            score = float(self.model.scores([frame["pixels"]])[0])
        except Exception:
            self.watchdog.fail()
            if self.watchdog.problem() and (self.home / "previous").is_dir():
                self.restore()
            return None
        self.watchdog.beat()
        result = self._result(frame, score)
        self.outbox.put(result, important="pixels" in result)
        return result

    def _result(self, frame: Record, score: float) -> dict[str, Any]:
        """Pixels travel only when somebody should label them: uncertain frames and a drawn share."""
        version = self.manifest.version if self.manifest else "none"
        found = {"id": frame["id"], "at": frame["at"], "camera": frame["camera"], "device": self.name}
        defect = bool(score >= self.model.threshold)
        kept = {**found, "score": score, "defect_found": defect, "model_version": version}
        uncertain = self.conf["uncertain_low"] <= score <= self.conf["uncertain_high"]
        drawn = zlib.crc32(str(frame["id"]).encode()) % 10_000 < self.conf["upload_share"] * 10_000
        day = str(frame["at"])[:10]
        if not (uncertain or drawn) or self.pictures[day] >= self.conf["most_a_day"]:
            return kept
        self.pictures[day] += 1
        return {**kept, "pixels": frame["pixels"]}

    def _highest(self) -> int:
        path = self.home / "sequence.json"
        return int(json.loads(path.read_text())) if path.is_file() else 0
