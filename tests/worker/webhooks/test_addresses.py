"""However an inside address is written, no connection is ever opened to it."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import httpcore
import pytest

from worker import outbound
from worker.outbound import Sender, retry_after_s

FORMS = [
    "https://127.0.0.1/", "https://127.1/", "https://0/", "https://0.0.0.0/", "https://2130706433/",
    "https://0x7f000001/", "https://0x7f.0.0.1/", "https://0177.0.0.1/", "https://017700000001/",
    "https://127.0.0.1.:8443/", "https://localhost/", "https://LOCALHOST/", "https://localhost./",
    "https://a.localhost/", "https://printer.local/", "https://vault.internal/", "https://intranet/",
    "https://10.0.0.1/", "https://10.255.255.255/", "https://172.16.0.1/", "https://172.31.255.254/",
    "https://192.168.0.1/", "https://169.254.169.254/latest/meta-data/", "https://169.254.170.2/v2/credentials",
    "https://2852039166/", "https://0xa9fea9fe/", "https://100.64.0.1/", "https://100.100.100.200/",
    "https://168.63.129.16/", "https://192.0.0.192/", "https://192.0.2.1/", "https://198.18.0.1/",
    "https://198.51.100.1/", "https://203.0.113.1/", "https://192.88.99.1/", "https://224.0.0.1/",
    "https://240.0.0.1/", "https://255.255.255.255/", "https://[::1]/", "https://[::]/",
    "https://[::ffff:127.0.0.1]/", "https://[::ffff:7f00:1]/", "https://[::ffff:169.254.169.254]/",
    "https://[::127.0.0.1]/", "https://[64:ff9b::7f00:1]/", "https://[64:ff9b:1::1]/", "https://[2002:7f00:1::]/",
    "https://[2001:0:7f00:1::]/", "https://[fe80::1]/", "https://[fe80::1%25eth0]/", "https://[fec0::1]/",
    "https://[fc00::1]/", "https://[fd00:ec2::254]/", "https://[ff02::1]/", "https://[2001:db8::1]/",
    "https://[100::1]/", "https://user@127.0.0.1/", "https://example.com@127.0.0.1/", "https://example.com:25/",
    "http://example.com/", "ftp://example.com/", "file:///etc/passwd", "gopher://example.com/", "https:///x",
    "https://exa\nmple.com/", "https://１２７.0.0.1/", "https://example.com:99999/", "https://[::1", "//127.0.0.1/", "",
]  # fmt: skip
NAMES = {
    "inside.example.com": ["10.0.0.5"],
    "metadata.example.com": ["169.254.169.254"],
    "six.example.com": ["fd00::1"],
    "both.example.com": ["93.184.215.14", "127.0.0.1"],
    "mapped.example.com": ["::ffff:10.0.0.1"],
}


@pytest.fixture(autouse=True)
def connections(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[object]]:
    """Every address a socket was connected to; none is really reached."""
    made: list[object] = []

    def connect(_: socket.socket, address: object) -> None:
        made.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket.socket, "connect", connect)
    return made  # type: ignore[return-value]


def answers(monkeypatch: pytest.MonkeyPatch, *turns: list[str]) -> None:
    """What the resolver says, one list a turn; the last is repeated."""
    queue = list(turns)

    def getaddrinfo(host: str, port: int, **_: object) -> list[object]:
        found = queue.pop(0) if len(queue) > 1 else queue[0]
        return [(socket.AF_INET6 if ":" in a else socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, port)) for a in found]

    monkeypatch.setattr(outbound.socket, "getaddrinfo", getaddrinfo)


@pytest.mark.parametrize("url", FORMS)
def test_no_form_of_an_inside_address_is_connected_to(url: str, connections: list[object]) -> None:
    outcome = Sender(2.0).post(url, {}, b"{}")
    assert (outcome.status, connections) == (None, [])
    assert outcome.error


@pytest.mark.parametrize("name", NAMES)
def test_names_are_judged_by_what_they_resolve_to(
    name: str, connections: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    answers(monkeypatch, NAMES[name])
    outcome = Sender(2.0).post(f"https://{name}/", {}, b"{}")
    assert (outcome.error, connections) == ("The host resolves to an address that is not public.", [])


def test_a_name_that_changes_its_answer_changes_nothing(
    connections: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rebinding: the address that was judged is the one connected to; the name is not asked again."""
    answers(monkeypatch, ["93.184.215.14"], ["127.0.0.1"])
    assert Sender(2.0).network.resolve("rebind.example.com", 443) == "93.184.215.14"
    answers(monkeypatch, ["93.184.215.14"], ["127.0.0.1"])
    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", lambda _, host, port, *rest: connections.append(host))
    Sender(2.0).network.connect_tcp("rebind.example.com", 443)
    assert connections == ["93.184.215.14"]


def test_the_corpus_is_large_enough() -> None:
    assert len(set(FORMS)) + len(NAMES) >= 60


@pytest.mark.parametrize(
    ("value", "wait"), [("7", 7.0), ("", 0.0), ("-3", 0.0), ("soon", 0.0), ("Thu, 01 Jan 1970 00:00:00 GMT", 0.0)]
)
def test_retry_after(value: str, wait: float) -> None:
    assert retry_after_s(value) == wait
