"""Just enough protocol buffers to answer Terraform's plugin protocol 6 with a schema and diagnostics."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

NESTING = {"single": 1, "list": 2, "set": 3, "map": 4, "group": 5}


def varint(number: int) -> bytes:
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    out.append(number)
    return bytes(out)


def integer(field: int, number: int) -> bytes:
    return varint(field << 3) + varint(number) if number else b""


def message(field: int, body: bytes) -> bytes:
    return varint(field << 3 | 2) + varint(len(body)) + body


def text(field: int, value: str) -> bytes:
    return message(field, value.encode())


def fields(buffer: bytes) -> Iterator[tuple[int, Any]]:
    """(field number, bytes or int) of one message; only the two wire types Terraform sends here."""
    at = 0

    def read() -> int:
        nonlocal at
        shift = number = 0
        while True:
            byte = buffer[at]
            at += 1
            number |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return number

    while at < len(buffer):
        key = read()
        if key & 7 == 2:
            size = read()
            yield key >> 3, buffer[at : at + size]
            at += size
        elif key & 7 == 0:
            yield key >> 3, read()
        else:
            raise ValueError(f"unexpected wire type {key & 7}")


def attribute(name: str, spec: Sequence[Any]) -> bytes:
    flags, kind = spec
    out = text(1, name)
    if isinstance(kind, dict):
        inner = b"".join(message(1, attribute(k, v)) for k, v in kind["a"].items())
        out += message(10, inner + integer(3, NESTING[kind["nest"]]))
    else:
        out += message(2, json.dumps(kind).encode())
    return (
        out + integer(4, "r" in flags) + integer(5, "o" in flags) + integer(6, "c" in flags) + integer(11, "w" in flags)
    )


def block(body: dict[str, Any]) -> bytes:
    attributes = b"".join(message(2, attribute(k, v)) for k, v in body.get("a", {}).items())
    return attributes + b"".join(message(3, _nested(k, v)) for k, v in body.get("b", {}).items())


def _nested(name: str, spec: Sequence[Any]) -> bytes:
    nesting, least, most, body = spec
    return text(1, name) + message(2, block(body)) + integer(3, NESTING[nesting]) + integer(4, least) + integer(5, most)


def provider_schema(schema: dict[str, Any]) -> bytes:
    def table(field: int, kinds: dict[str, Any]) -> bytes:
        return b"".join(message(field, text(1, name) + message(2, _schema(body))) for name, body in kinds.items())

    own = message(1, _schema(schema["provider"] or {}))
    return own + table(2, schema["resource"]) + table(3, schema["data"]) + table(8, schema.get("ephemeral", {}))


def _schema(body: dict[str, Any]) -> bytes:
    return integer(1, 0) + message(2, block(body))


def error(summary: str, detail: str, path: Sequence[str | int] = ()) -> bytes:
    """One error diagnostic; `path` walks attribute names and list positions."""
    steps = b"".join(message(1, text(1, p) if isinstance(p, str) else varint(3 << 3) + varint(p)) for p in path)
    return integer(1, 1) + text(2, summary) + text(3, detail) + (message(4, steps) if path else b"")
