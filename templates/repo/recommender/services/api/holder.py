"""The model and the catalogue a process answers with; newer ones take their place without a restart."""

from __future__ import annotations

import asyncio
import hashlib
import logging

from mlsystem import artifacts, catalogue, recommender
from mlsystem.catalogue import Catalogue
from mlsystem.recommender import Recommender
from mlsystem.settings import Settings
from pipelines import snapshot, start
from services.api import metrics

log = logging.getLogger("api")


class Holder:
    """`current` is None while no model can be loaded, `catalogue` before the first nightly run."""

    def __init__(self, config: Settings) -> None:
        self.config = config
        self.current: Recommender | None = None
        self.catalogue: Catalogue | None = None
        self._seen = ""

    def refresh(self) -> bool:
        """Load again if champion or catalogue changed; True when something did."""
        found = self._fingerprint()
        if found == self._seen:
            return False
        # Concurrency: each attribute is replaced in one step; a request reads it once.
        self._seen = found
        self.catalogue = self._catalogue()
        self.current = self._model(self.catalogue)
        metrics.MODEL_LOADED.set(self.current is not None)
        return True

    async def keep_fresh(self, minutes: float) -> None:
        """Fetch and refresh for as long as the process runs; a failed round is tried again at the next."""
        while True:
            await asyncio.sleep(minutes * 60)
            try:
                await asyncio.to_thread(self.fetch)
                await asyncio.to_thread(self.refresh)
            except Exception:
                log.exception("no newer model or catalogue could be fetched")

    def fetch(self) -> int:
        """Number of files fetched from object storage; none where no bucket is configured."""
        return start.fetch(self.config, artifacts.client() if self.config.artifact_bucket else None)

    def _fingerprint(self) -> str:
        files = (self.config.registry / "aliases.json", snapshot.path(self.config))
        return hashlib.sha256(b"|".join(p.read_bytes() for p in files if p.is_file())).hexdigest()

    def _catalogue(self) -> Catalogue | None:
        try:
            return catalogue.load(snapshot.path(self.config))
        except Exception:
            log.exception("no catalogue could be loaded")
            return None

    def _model(self, known: Catalogue | None) -> Recommender | None:
        try:
            return (
                recommender.load(self.config.registry, known, self.config.table("recommend"))
                if known
                else None
            )
        except Exception:
            log.exception("no model could be loaded", extra={"fields": {"fallback": recommender.POPULAR}})
            return None
