"""A protocol-6 provider that serves a schema and answers the validate calls; of itself it plans or applies nothing."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import grpc
import msgpack

from worker.terraform import wire
from worker.terraform.library import Schema

UNLIMITED = [("grpc.max_send_message_length", -1), ("grpc.max_receive_message_length", -1)]


def serve(schema: Schema) -> tuple[grpc.Server, str]:
    """Start a server for one provider; returns it and the path of its unix socket."""
    server = grpc.server(ThreadPoolExecutor(4), options=UNLIMITED)
    server.add_generic_rpc_handlers(_handlers(schema))
    # A unix socket path may hold 107 bytes: a folder of our own directly under the temporary one.
    socket = str(Path(tempfile.mkdtemp(prefix="tf")) / "s")
    server.add_insecure_port(f"unix:{socket}")
    server.start()
    return server, socket


def _handlers(schema: Schema) -> tuple[grpc.GenericRpcHandler, ...]:
    reply = wire.provider_schema(schema)
    calls: dict[str, Callable[[bytes], bytes]] = {
        "GetProviderSchema": lambda _: reply,
        "ValidateProviderConfig": lambda _: b"",
        "ConfigureProvider": lambda _: b"",
        "ValidateResourceConfig": lambda request: _validate(schema["resource"], request),
        "ValidateDataResourceConfig": lambda request: _validate(schema["data"], request),
        "ValidateEphemeralResourceConfig": lambda request: _validate(schema.get("ephemeral", {}), request),
        "StopProvider": lambda _: b"",
        "GetResourceIdentitySchemas": lambda _: b"",
    }
    return (
        grpc.method_handlers_generic_handler("tfplugin6.Provider", {k: _unary(v) for k, v in calls.items()}),
        grpc.method_handlers_generic_handler("plugin.GRPCController", {"Shutdown": _unary(lambda _: b"")}),
    )


def _unary(answer: Callable[[bytes], bytes]) -> grpc.RpcMethodHandler:
    return grpc.unary_unary_rpc_method_handler(lambda request, _: answer(request))


def _validate(blocks: dict[str, Any], request: bytes) -> bytes:
    kind, config = "", {}
    for number, value in wire.fields(request):
        if number == 1:
            kind = value.decode()
        if number == 2:
            config = _decode(value)
    return b"".join(wire.message(1, found) for found in _unconfigurable(blocks.get(kind, {}), config))


def _decode(dynamic: bytes) -> dict[str, Any]:
    for number, packed in wire.fields(dynamic):
        if number == 1:
            # Unknown values arrive as an extension type: read them as "not given".
            return msgpack.unpackb(packed, ext_hook=lambda *_: None, strict_map_key=False) or {}
    return {}


def _unconfigurable(body: dict[str, Any], config: Any, path: tuple[str | int, ...] = ()) -> Iterator[bytes]:
    """Every real provider refuses a value for an attribute it computes itself; so do we."""
    if not isinstance(config, dict):
        return
    for name, (flags, _) in body.get("a", {}).items():
        if flags == "c" and config.get(name) is not None:
            detail = f'Can\'t configure a value for "{name}": the provider decides it.'
            yield wire.error("Value for unconfigurable attribute", detail, (*path, name))
    for name, (nesting, _, _, inner) in body.get("b", {}).items():
        value = config.get(name)
        if isinstance(value, dict):
            yield from _unconfigurable(inner, value, (*path, name))
        elif isinstance(value, list) and nesting == "list":
            for position, element in enumerate(value):
                yield from _unconfigurable(inner, element, (*path, name, position))
