"""What is kept of a payment on its card: enough for every feature, small enough to be kept for every card."""

from __future__ import annotations

import base64
import hashlib
import struct
from dataclasses import astuple, dataclass
from datetime import UTC, datetime, timedelta

from mlsystem.payments import Payment

# Bytes of each field: 27, which make 36 letters; Redis packs them closely while none has more than 64.
SIZES = (6, 3, 4, 3, 3, 4, 2, 2)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECOND = timedelta(milliseconds=1)
# A sender's clock may be this far ahead of the stream's.
AHEAD_MS = 600_000
TURN = 2**24 - 1


@dataclass(frozen=True)
class Trace:
    """`at` in milliseconds of UTC, `delay` until arrival likewise; position in steps of some two metres.
    Amount and names are what tells them apart within one card: 32 bits of a float, and hashes."""

    at: int
    delay: int
    money: int
    lat: int
    lon: int
    event: int
    device: int
    merchant: int

    @property
    def arrived_at(self) -> int:
        return self.at + self.delay

    @property
    def delay_s(self) -> float:
        return self.delay / 1000

    @property
    def amount(self) -> float:
        return float(struct.unpack(">f", self.money.to_bytes(4, "big"))[0])

    @property
    def place(self) -> tuple[float, float]:
        """Latitude and longitude in degrees."""
        return self.lat / TURN * 360 - 180, self.lon / TURN * 360 - 180


def of(payment: Payment) -> Trace:
    at, arrived_at = ((moment - EPOCH) // MILLISECOND for moment in (payment.at, payment.arrived_at))
    money = int.from_bytes(struct.pack(">f", payment.amount), "big")
    lat, lon = (round((degrees + 180) / 360 * TURN) for degrees in (payment.lat, payment.lon))
    names = tag(payment.event_id, 4), tag(payment.device_id, 2), tag(payment.merchant_id, 2)
    return Trace(at, arrived_at - at, money, lat, lon, *names)


def tag(name: str, size: int) -> int:
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=size).digest(), "big")


def encode(trace: Trace) -> str:
    """Of a payment that is not late. Raises OverflowError for one that arrived long before it happened."""
    fields = (trace.at, trace.delay + AHEAD_MS, *astuple(trace)[2:])
    return base64.b64encode(
        b"".join(f.to_bytes(n, "big") for f, n in zip(fields, SIZES, strict=True))
    ).decode()


def decode(text: str) -> Trace:
    data, fields, begin = base64.b64decode(text), list[int](), 0
    for size in SIZES:
        fields.append(int.from_bytes(data[begin : begin + size], "big"))
        begin += size
    at, delay, *others = fields
    return Trace(at, delay - AHEAD_MS, *others)
