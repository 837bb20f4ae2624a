from __future__ import annotations

from api.schemas.base import Out


class ModelOut(Out):
    """The model asked for one kind of call; prices in USD per million tokens, null where none is known."""

    role: str
    model: str
    max_tokens: int
    context_tokens: int
    usd_per_m_in: float | None
    usd_per_m_out: float | None


class CapsOut(Out):
    """What the model calls of one version may take: USD, tokens, seconds."""

    usd: float
    tokens: int
    run_s: float


class PackOut(Out):
    """A rule pack in force. `blocking` counts rules that always block; a pack not `trusted` is judged apart."""

    name: str
    version: str
    rules: int
    blocking: int
    trusted: bool


class InstallationOut(Out):
    """`models` is empty where the expert answers alone; `gateway` says that an address was configured."""

    version: str
    environment: str
    sign_in: str
    provider: str
    gateway: bool
    code_by: str
    models: list[ModelOut]
    caps: CapsOut
    packs: list[PackOut]
