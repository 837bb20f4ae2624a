"""Claude through the official SDK: always streamed, schema-constrained, cached from the front, errors by name."""

from __future__ import annotations

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
    parse,
)
from agents.models.spending import Tokens, usd
from core.model_roles import Role, RoleName, role

if TYPE_CHECKING:
    import anthropic
    from anthropic.lib.streaming import MessageStream
    from anthropic.types import Message, TextBlockParam

CACHED: Any = {"type": "ephemeral"}
STOPS: dict[str, type[ModelError]] = {
    "refusal": Refused,
    "max_tokens": Truncated,
    "model_context_window_exceeded": Truncated,
    "pause_turn": Truncated,
}


class AnthropicModel:
    """The SDK retries (twice, honouring Retry-After); nothing above it retries the same call again."""

    name = "anthropic"

    def __init__(self, api_key: str, *, base_url: str | None = None, timeout_s: float = 120) -> None:
        self._api_key = api_key
        self._base_url = base_url
        self._timeout_s = timeout_s

    @cached_property
    def _client(self) -> anthropic.Anthropic:
        import anthropic  # seconds to import: only processes that really call a model pay for it

        return anthropic.Anthropic(
            api_key=self._api_key,
            base_url=self._base_url or "https://api.anthropic.com",
            timeout=self._timeout_s,
            max_retries=2,
        )

    def role(self, name: RoleName) -> Role:
        return role(self.name, name)

    def ask(self, prompt: Prompt[A]) -> Answer[A]:
        """Raises Refused, Truncated, Malformed, Unavailable or Misconfigured."""
        chosen = self.role(prompt.role)
        start = time.monotonic()
        message = self._stream(prompt, chosen)
        latency = int((time.monotonic() - start) * 1000)
        tokens = _tokens(message)
        if message.stop_reason in STOPS:
            raise STOPS[message.stop_reason](f"stopped: {message.stop_reason}", tokens)
        value = parse(prompt.answer, _text(message), tokens)
        return Answer(value, chosen.model, str(message.model), tokens, latency, usd(chosen, tokens))

    def count(self, prompt: Prompt[Any]) -> int | None:
        """The provider's own count; None when it does not answer, since an estimate is at hand."""
        import anthropic

        try:
            counted = self._client.messages.count_tokens(
                model=self.role(prompt.role).model,
                system=_system(prompt),
                messages=[{"role": "user", "content": prompt.task}],
            )
        except anthropic.APIError:
            return None
        return int(counted.input_tokens)

    def _stream(self, prompt: Prompt[A], chosen: Role) -> Message:
        import anthropic
        import httpx2

        schema = anthropic.transform_schema(prompt.answer)
        begun: MessageStream[None] | None = None
        try:
            with self._client.messages.stream(
                model=chosen.model,
                max_tokens=chosen.max_tokens,
                system=_system(prompt),
                messages=[{"role": "user", "content": prompt.task}],
                output_config={"effort": chosen.effort, "format": {"type": "json_schema", "schema": schema}},
            ) as begun:
                return begun.get_final_message()
        except anthropic.APIStatusError as refused:
            raise _by_status(refused) from refused
        except (anthropic.APIConnectionError, httpx2.HTTPError, httpx2.StreamError) as lost:
            # Money: what a cut stream had counted so far is charged.
            if (spent := _so_far(begun)) is not None:
                raise Truncated(f"the stream was cut: {lost!r}", spent) from lost
            raise Unavailable(str(lost) or repr(lost)) from lost
        except anthropic.APIError as broken:  # an error event inside the stream
            raise Unavailable(str(broken)) from broken


def _system(prompt: Prompt[A]) -> list[TextBlockParam]:
    """Instructions, then the project block: both stable, so the provider may cache up to here."""
    return [
        {"type": "text", "text": prompt.instructions},
        {"type": "text", "text": prompt.project, "cache_control": CACHED},
    ]


def _text(message: Message) -> str:
    parts = [b.text for b in message.content if b.type == "text"]
    if not parts:
        raise Malformed("the answer holds no text", _tokens(message))
    return "".join(parts)


def _tokens(message: Message) -> Tokens:
    usage = message.usage
    fresh = usage.input_tokens + (usage.cache_creation_input_tokens or 0)
    return Tokens(fresh=fresh, cached=usage.cache_read_input_tokens or 0, out=usage.output_tokens)


def _so_far(begun: MessageStream[None] | None) -> Tokens | None:
    """What the server had counted when a stream broke off; None where no answer had begun."""
    try:
        return None if begun is None else _tokens(begun.current_message_snapshot)
    except (AssertionError, AttributeError):
        return None


def _by_status(error: anthropic.APIStatusError) -> ModelError:
    status = error.status_code
    if status in (408, 409, 429) or status >= 500:
        wish = error.response.headers.get("retry-after")
        return Unavailable(
            f"{status}: {error.message}", float(wish) if wish and wish.replace(".", "", 1).isdigit() else None
        )
    return Misconfigured(f"{status}: {error.message}")
