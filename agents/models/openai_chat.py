"""Any server that speaks OpenAI's chat protocol: OpenAI itself, or a local one named by its address."""

from __future__ import annotations

import re
import time
from functools import cached_property
from typing import TYPE_CHECKING, Any

from agents.models.language_model import (
    A,
    Answer,
    Malformed,
    Misconfigured,
    ModelError,
    Prompt,
    Refused,
    Truncated,
    Unavailable,
    estimate_tokens,
    parse,
)
from agents.models.spending import Tokens, usd
from core.model_roles import Role, RoleName, role

if TYPE_CHECKING:
    import openai

THINKING = re.compile(r"^\s*<think>.*?</think>", re.DOTALL)
FENCE = re.compile(r"```(?:json)?\s*(.*?)\s*```", re.DOTALL)


class OpenAIModel:
    """Chat completions rather than the newer endpoint, because local servers speak them too."""

    name = "openai"

    def __init__(self, api_key: str, *, base_url: str | None = None, timeout_s: float = 120) -> None:
        self._api_key = api_key
        self._base_url = base_url
        self._timeout_s = timeout_s

    @cached_property
    def _client(self) -> openai.OpenAI:
        import openai

        return openai.OpenAI(
            api_key=self._api_key,
            base_url=self._base_url or "https://api.openai.com/v1",
            timeout=self._timeout_s,
            max_retries=2,
        )

    def role(self, name: RoleName) -> Role:
        chosen = role(self.name, name)
        # A local server's tokens have no list price; its cost is unknown, not zero.
        return chosen.model_copy(update={"price": None}) if self._base_url else chosen

    def ask(self, prompt: Prompt[A]) -> Answer[A]:
        """Raises Refused, Truncated, Malformed, Unavailable or Misconfigured."""
        chosen = self.role(prompt.role)
        start = time.monotonic()
        reply = self._complete(prompt, chosen)
        latency = int((time.monotonic() - start) * 1000)
        tokens = _tokens(reply, prompt)
        choice = reply.choices[0]
        if choice.message.refusal or choice.finish_reason == "content_filter":
            raise Refused(choice.message.refusal or "content filter", tokens)
        if choice.finish_reason == "length":
            raise Truncated("stopped at its token limit", tokens)
        if not choice.message.content:
            raise Malformed("the answer holds no text", tokens)
        value = parse(prompt.answer, unwrapped(choice.message.content), tokens)
        return Answer(value, chosen.model, str(reply.model), tokens, latency, usd(chosen, tokens))

    def count(self, prompt: Prompt[Any]) -> int | None:
        """The protocol has no counting call."""
        return None

    def _complete(self, prompt: Prompt[A], chosen: Role) -> Any:
        import httpx2
        import openai

        schema = {"name": prompt.answer.__name__, "schema": prompt.answer.model_json_schema()}
        try:
            completions: Any = self._client.chat.completions
            return completions.create(
                model=chosen.model,
                max_completion_tokens=chosen.max_tokens,
                messages=[
                    {"role": "system", "content": f"{prompt.instructions}\n\n{prompt.project}"},
                    {"role": "user", "content": prompt.task},
                ],
                response_format={"type": "json_schema", "json_schema": schema},
                store=False,
            )
        except openai.APIStatusError as refused:
            raise _by_status(refused) from refused
        except (openai.APIConnectionError, httpx2.HTTPError) as lost:
            raise Unavailable(str(lost)) from lost


def unwrapped(said: str) -> str:
    """The answer without what local models put around it: their thinking, and a fence. What is inside stays."""
    plain = THINKING.sub("", said, count=1).strip()
    found = FENCE.fullmatch(plain)
    return found.group(1) if found else plain


def _tokens(reply: Any, prompt: Prompt[Any]) -> Tokens:
    """As the server counts them; a server that does not count is counted for, so that a cap in tokens still binds."""
    usage = reply.usage
    if usage is None:
        return Tokens(estimate_tokens(prompt.text), 0, estimate_tokens(reply.choices[0].message.content or ""))
    cached = (usage.prompt_tokens_details.cached_tokens or 0) if usage.prompt_tokens_details else 0
    return Tokens(fresh=usage.prompt_tokens - cached, cached=cached, out=usage.completion_tokens)


def _by_status(error: openai.APIStatusError) -> ModelError:
    if error.status_code in (408, 409, 429) or error.status_code >= 500:
        return Unavailable(f"{error.status_code}: {error.message}")
    return Misconfigured(f"{error.status_code}: {error.message}")
