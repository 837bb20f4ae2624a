"""One call to a model of Amazon Bedrock, for what cannot wait for a batch job."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mlsystem.chat_endpoint import ChatError, Reply


@dataclass(frozen=True)
class BedrockChat:
    """`client` is a boto3 `bedrock-runtime` client; `guardrail` an identifier, empty for none."""

    client: Any
    name: str
    guardrail: str = ""

    def ask(self, system: str, user: str, max_tokens: int) -> Reply:
        """Raises ChatError."""
        guarded = {"guardrailIdentifier": self.guardrail, "guardrailVersion": "DRAFT"}
        try:
            answer = self.client.converse(
                modelId=self.name,
                messages=[{"role": "user", "content": [{"text": user}]}],
                inferenceConfig={"maxTokens": max_tokens, "temperature": 0},
                **({"system": [{"text": system}]} if system else {}),
                **({"guardrailConfig": guarded} if self.guardrail else {}),
            )
            text = "".join(part.get("text", "") for part in answer["output"]["message"]["content"])
            return Reply(text, answer["usage"]["inputTokens"], answer["usage"]["outputTokens"])
        except Exception as error:
            raise ChatError(f"{self.name}: {error!r}") from error
