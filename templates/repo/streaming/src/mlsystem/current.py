"""What a processor decides with, as it is published: the promoted model and the morning's rates."""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass
from typing import Any

from mlsystem import artifacts, conditional, listing, predictor, risk, stored_aliases
from mlsystem.processing import Processor
from mlsystem.settings import Settings

log = logging.getLogger("stream")
LOOK_S = 60.0


@dataclass
class Current:
    """`aliases` as they were when the processor's model was loaded."""

    config: Settings
    aliases: bytes
    looked: float = float("-inf")

    def look(self, work: Processor) -> None:
        """At most each LOOK_S; what cannot be fetched is logged, and what is loaded goes on deciding."""
        if time.monotonic() - self.looked < LOOK_S:
            return
        self.looked = time.monotonic()
        try:
            client = artifacts.client() if self.config.artifact_bucket else None
            if client is not None:
                rates(self.config, client)
            self._model(client, work)
        except Exception:
            log.exception("what is published could not be loaded")

    def _model(self, client: Any, work: Processor) -> None:
        stored = conditional.read(client, self.config.artifact_bucket, stored_aliases.KEY) if client else None
        found = stored[0] if stored else stored_aliases.seen(self.config.registry)
        if not found or found == self.aliases:
            return
        if client:
            artifacts.pull(client, self.config.artifact_bucket, self.config.registry)
        work.predictor = predictor.load(self.config.registry)
        self.aliases = found
        log.info("now deciding with %s", work.predictor.version)


def rates(config: Settings, client: Any) -> None:
    """Fetch the newest snapshot of risk that is not here yet."""
    folder = risk.folder(config)
    keys = listing.keys(client, config.artifact_bucket, f"registry/{folder.name}")
    if keys and not (path := folder / keys[-1].rpartition("/")[2]).is_file():
        folder.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(".draft")
        draft.write_bytes(client.get_object(Bucket=config.artifact_bucket, Key=keys[-1])["Body"].read())
        draft.replace(path)
