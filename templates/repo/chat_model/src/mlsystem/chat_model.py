"""The chat model the environment names: behind the address it gives, or behind Amazon Bedrock."""

from __future__ import annotations

import os
from typing import Protocol

from mlsystem import chat_endpoint
from mlsystem.bedrock_chat import BedrockChat
from mlsystem.chat_endpoint import Reply


class ChatModel(Protocol):
    @property
    def name(self) -> str: ...

    def ask(self, system: str, user: str, max_tokens: int) -> Reply:
        """Raises ChatError."""
        ...


def configured(timeout_s: float) -> ChatModel | None:
    """The model MLSYSTEM_CHAT_MODEL names; None where it names none."""
    name = os.environ.get("MLSYSTEM_CHAT_MODEL", "")
    endpoint = chat_endpoint.configured(name, timeout_s)
    if endpoint or not name:
        return endpoint
    import boto3
    from botocore.config import Config

    limits = Config(read_timeout=timeout_s, retries={"max_attempts": 1})
    guardrail = os.environ.get("MLSYSTEM_GUARDRAIL", "")
    return BedrockChat(boto3.client("bedrock-runtime", config=limits), name, guardrail)
