"""Which addresses are this machine, and which a webhook may go to: public ones, however they are written."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

from core.errors import BadInput

# Inside a cloud, whatever `is_global` of this Python says: Azure's and Oracle's platform endpoints, and 6to4 relays.
INSIDE = [IPv4Network(n) for n in ("168.63.129.16/32", "192.0.0.0/24", "192.88.99.0/24")]
UNICAST6 = IPv6Network("2000::/3")
# Ranges that carry an IPv4 address inside, or are not the public internet; `is_global` varies with the version.
CARRIERS = [IPv6Network(n) for n in ("2002::/16", "2001::/23", "2001:db8::/32", "3fff::/20")]
MAX_URL = 2000
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})  # this machine, as hosts and as addresses


class ForbiddenAddress(BadInput):
    code, title = "forbidden_address", "Webhooks go to public addresses only"


def is_public(address: IPv4Address | IPv6Address) -> bool:
    if isinstance(address, IPv6Address):
        return address in UNICAST6 and address.is_global and not any(address in net for net in CARRIERS)
    return address.is_global and not address.is_multicast and not any(address in net for net in INSIDE)


def vet(url: str, *, loopback: bool = False) -> None:
    """Refuse what is wrong in the URL itself. A name is judged again by the addresses it resolves to, at each try.

    Raises `ForbiddenAddress`. `loopback` also lets in this machine, over plain http, for development.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise ForbiddenAddress("This is not a URL.") from error
    local = loopback and host in LOOPBACK
    wrong = {
        "Only https is allowed.": parts.scheme != "https" and not (local and parts.scheme == "http"),
        "A URL must not carry a user or password.": "@" in parts.netloc,
        "There is no host in it.": not host or len(url) > MAX_URL or not url.isascii() or not url.isprintable(),
        "Only port 443 and ports from 1024 are allowed.": port is not None and port != 443 and port < 1024,
        "This host is not public.": not local and not _public_host(host),
    }
    for reason, holds in wrong.items():
        if holds:
            raise ForbiddenAddress(reason)


def _public_host(host: str) -> bool:
    """False for private addresses and for names that only mean something inside a network."""
    try:
        return is_public(ip_address(host))
    except ValueError:
        last = host.rstrip(".").rpartition(".")[2].lower()
        return "." in host.rstrip(".") and not last.isdigit() and last not in ("localhost", "local", "internal")
