from __future__ import annotations

from api.schemas.base import In
from api.schemas.text import Message


class MessageIn(In):
    text: Message
