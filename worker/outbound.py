"""Posts to addresses strangers have chosen. The name is resolved once, judged, and that very address is connected to,
so a name that changes its answer in between changes nothing. No redirects, cookies, proxies or decompression."""

from __future__ import annotations

import email.utils
import socket
import ssl
import time
from collections.abc import Iterable
from ipaddress import ip_address
from typing import Any

import httpcore

from core import addresses
from core.addresses import LOOPBACK, ForbiddenAddress
from core.deliveries import Outcome

MAX_REPLY = 8 * 1024


class VettedNetwork(httpcore.NetworkBackend):
    """Connects only to public addresses; with `loopback` also to this machine."""

    def __init__(self, loopback: bool = False) -> None:
        self.loopback = loopback
        self.inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        return self.inner.connect_tcp(self.resolve(host, port), port, timeout, local_address, socket_options)

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.NetworkStream:
        raise ForbiddenAddress("Webhooks do not go to sockets of this machine.")

    def resolve(self, host: str, port: int) -> str:
        """One address for the name. Raises `ForbiddenAddress` if any of its addresses is not public."""
        try:
            found = [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError("The host name does not resolve.") from error
        for address in found:
            if not addresses.is_public(ip_address(address)) and not (self.loopback and address in LOOPBACK):
                raise ForbiddenAddress("The host resolves to an address that is not public.")
        return found[0]


class Sender:
    """`timeout_s` bounds connecting, and the whole attempt after it."""

    def __init__(self, timeout_s: float, loopback: bool = False) -> None:
        self.timeout_s = timeout_s
        self.loopback = loopback
        self.network = VettedNetwork(loopback)
        self.tls = ssl.create_default_context()

    def post(self, url: str, headers: dict[str, str], body: bytes) -> Outcome:
        """Never raises for what the other side does."""
        began = time.monotonic()
        try:
            addresses.vet(url, loopback=self.loopback)
            status, retry_after = self._exchange(url, headers, body, began + self.timeout_s)
            error = None if 200 <= status < 300 else f"The receiver answered {status}."
        except ForbiddenAddress as refused:
            status, retry_after, error = None, 0.0, refused.detail
        except (httpcore.TimeoutException, TimeoutError):
            status, retry_after, error = None, 0.0, "The receiver did not answer in time."
        except (httpcore.NetworkError, httpcore.ProtocolError, ssl.SSLError, OSError) as failed:
            status, retry_after, error = None, 0.0, f"The connection failed: {type(failed).__name__}."
        return Outcome(status, error, retry_after, round((time.monotonic() - began) * 1000))

    def _exchange(self, url: str, headers: dict[str, str], body: bytes, deadline: float) -> tuple[int, float]:
        timeout = dict.fromkeys(("connect", "read", "write", "pool"), self.timeout_s)
        host = httpcore.URL(url)
        own = {"Host": _authority(host), "Connection": "close", "Content-Length": str(len(body))}
        sent: list[tuple[bytes | str, bytes | str]] = [*own.items(), *headers.items()]
        with (
            httpcore.ConnectionPool(ssl_context=self.tls, network_backend=self.network, retries=0) as pool,
            pool.stream("POST", url, headers=sent, content=body, extensions={"timeout": timeout}) as answer,
        ):
            seen = 0
            for chunk in answer.iter_stream():
                seen += len(chunk)
                if seen > MAX_REPLY:
                    break
                if time.monotonic() > deadline:
                    raise TimeoutError
            named = {name.lower(): value for name, value in answer.headers}
            return answer.status, retry_after_s(named.get(b"retry-after", b"").decode("latin-1"))


def retry_after_s(value: str) -> float:
    """Seconds, or a date (RFC 9110 §10.2.3); 0 for anything else."""
    if value.isascii() and value.isdigit() and len(value) < 10:
        return float(value)
    try:
        return max(0.0, email.utils.parsedate_to_datetime(value).timestamp() - time.time())
    except (TypeError, ValueError):
        return 0.0


def _authority(url: httpcore.URL) -> str:
    host = url.host.decode()
    shown = f"[{host}]" if ":" in host and not host.startswith("[") else host
    return shown if url.port is None else f"{shown}:{url.port}"
