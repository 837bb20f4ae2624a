"""The promoted index, its embedder and the model that writes the answers."""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass
from typing import Any

from mlsystem import answering, chat_endpoint, cloud_identity, registry
from mlsystem.answering import Answer, BedrockModel, EndpointModel, Model, ScriptedModel
from mlsystem.chat_endpoint import ChatError
from mlsystem.embedder import BedrockEmbedder, Embedder, HashingEmbedder, NoEmbedderError
from mlsystem.endpoint_embedder import EndpointEmbedder
from mlsystem.index import Index, search
from mlsystem.settings import Settings

log = logging.getLogger("api")
MODEL_TIMEOUT_S = 30.0


@dataclass(frozen=True)
class Assistant:
    index: Index
    version: str
    embedder: Embedder
    model: Model
    conf: dict[str, Any]

    def ask(self, question: str, groups: set[str]) -> Answer:
        """An answer, a refusal, or the passages alone while the model is down. Raises EmbeddingError."""
        hits = search(self.index, self.embedder, question, groups, self.conf["top_k"])
        try:
            return answering.answer(self.model, question, hits, self.conf["min_score"])
        except ChatError:
            log.exception("the model does not answer; passages only")
            return answering.only_passages(hits)


def embedder() -> Embedder:
    """The model named in the environment, behind its endpoint or Bedrock; the demo's where no model is named
    at all. Raises NoEmbedderError."""
    env = os.environ
    name, url = env.get("MLSYSTEM_EMBEDDING_MODEL", ""), env.get("MLSYSTEM_EMBEDDING_URL", "")
    if name and url:
        return EndpointEmbedder(url, name, cloud_identity.token_of(env.get("MLSYSTEM_LLM_IDENTITY", "")))
    if name:
        return BedrockEmbedder(_bedrock(), name)
    if env.get("MLSYSTEM_CHAT_MODEL"):
        raise NoEmbedderError("MLSYSTEM_CHAT_MODEL is set: name the embedder in MLSYSTEM_EMBEDDING_MODEL too")
    return HashingEmbedder()


def model(max_tokens: int) -> Model:
    """The model named in the environment, behind its endpoint or Bedrock; the scripted one without a name."""
    name, guardrail = os.environ.get("MLSYSTEM_CHAT_MODEL", ""), os.environ.get("MLSYSTEM_GUARDRAIL", "")
    endpoint = chat_endpoint.configured(name, MODEL_TIMEOUT_S)
    if endpoint:
        return EndpointModel(endpoint, max_tokens)
    return BedrockModel(_bedrock(), name, max_tokens, guardrail) if name else ScriptedModel()


def load(config: Settings) -> Assistant:
    """The champion index; refused when it was built with another embedder than the one configured."""
    index, card = registry.load(config.registry, registry.resolve(config.registry))
    chosen = embedder()
    if index.embedder != chosen.name:
        raise registry.RegistryError(f"{card.version} was embedded with {index.embedder}, not {chosen.name}")
    conf = config.table("answering")
    return Assistant(index, card.version, chosen, model(conf["max_tokens"]), conf)


def _bedrock() -> Any:
    import boto3
    from botocore.config import Config

    limits = Config(read_timeout=MODEL_TIMEOUT_S, retries={"max_attempts": 1})
    return boto3.client("bedrock-runtime", config=limits)
