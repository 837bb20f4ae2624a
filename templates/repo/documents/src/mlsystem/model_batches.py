"""Which cloud's batch jobs a managed model runs in."""

from __future__ import annotations

import os

from mlsystem import artifacts, cloud_identity
from mlsystem.batch_model import BatchModel
from mlsystem.batch_service import Service
from mlsystem.openai_batch import OpenAiBatch
from mlsystem.settings import Settings
from mlsystem.vertex_batch import VertexBatch


def configured(config: Settings, name: str) -> BatchModel | None:
    """The service that MLSYSTEM_BATCH_API names (`openai`, `vertex`), None without one. Raises KeyError."""
    kind = os.environ.get("MLSYSTEM_BATCH_API", "")
    if not kind:
        return None
    identity = cloud_identity.token_of(os.environ.get("MLSYSTEM_LLM_IDENTITY", ""))
    most = config.table("documents")["max_output_tokens"]
    service = Service(os.environ["MLSYSTEM_LLM_URL"], name, identity, most, config.table("cloud"))
    if kind == "openai":
        return OpenAiBatch(service)
    bucket = os.environ["MLSYSTEM_BATCH_BUCKET"]
    return {"vertex": VertexBatch(service, artifacts.client(), config.artifact_bucket, bucket)}[kind]
