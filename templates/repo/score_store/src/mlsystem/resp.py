"""Two commands of the Redis protocol over a socket: what loading and looking up need, and no more."""

from __future__ import annotations

import socket
import ssl
import urllib.parse


class StoreError(Exception):
    """The store refused a command."""


class Resp:
    """`url`: `redis://` or `rediss://`; `ssl_ca_data` and `ssl_check_hostname` as redis-py has them."""

    def __init__(self, url: str, timeout_s: float = 10) -> None:
        parts = urllib.parse.urlsplit(url)
        plain = socket.create_connection((parts.hostname or "", parts.port or 6379), timeout_s)
        self._socket = _wrapped(plain, parts) if parts.scheme == "rediss" else plain
        self._reader = self._socket.makefile("rb")
        if parts.password:
            self._ask("AUTH", urllib.parse.unquote(parts.password))

    def set(self, name: str, value: str, seconds: int | None = None) -> None:
        self._ask("SET", name, value, *(["EX", str(seconds)] if seconds else []))

    def get(self, name: str) -> str | None:
        return self._ask("GET", name)

    def _ask(self, *words: str) -> str | None:
        encoded = [word.encode() for word in words]
        sent = b"*%d\r\n" % len(encoded) + b"".join(b"$%d\r\n%s\r\n" % (len(w), w) for w in encoded)
        self._socket.sendall(sent)
        line = self._reader.readline().rstrip(b"\r\n")
        kind, rest = line[:1], line[1:]
        if kind == b"$":
            return None if rest == b"-1" else self._reader.read(int(rest) + 2)[:-2].decode()
        if kind != b"+":
            raise StoreError(f"{words[0]}: {rest.decode(errors='replace')}")
        return rest.decode()


def _wrapped(plain: socket.socket, parts: urllib.parse.SplitResult) -> ssl.SSLSocket:
    """Security: the authority named in the address, and only that one, is trusted."""
    asked = dict(urllib.parse.parse_qsl(parts.query))
    context = ssl.create_default_context(cadata=asked.get("ssl_ca_data"))
    context.check_hostname = asked.get("ssl_check_hostname", "true").lower() != "false"
    return context.wrap_socket(plain, server_hostname=parts.hostname)
