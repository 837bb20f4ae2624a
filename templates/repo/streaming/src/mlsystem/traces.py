"""What is kept of a payment on its card: enough for every feature, small enough to be kept for every card."""

from __future__ import annotations

import base64
import hashlib
import struct
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from mlsystem.payments import Payment

# 43 bytes, 60 letters: Redis packs a card's traces closely while none has more than 64.
FORM = struct.Struct(">qidii5s5s5s")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECOND = timedelta(milliseconds=1)
DEGREE = 10_000_000


@dataclass(frozen=True)
class Trace:
    """Times in milliseconds of UTC, position in ten-millionths of a degree; names are hashes of five bytes,
    which tell apart what one card has met."""

    at: int
    arrived_at: int
    amount: float
    lat: int
    lon: int
    event: bytes
    device: bytes
    merchant: bytes

    @property
    def delay_s(self) -> float:
        """Seconds from payment to arrival."""
        return (self.arrived_at - self.at) / 1000


def of(payment: Payment) -> Trace:
    times = [(moment - EPOCH) // MILLISECOND for moment in (payment.at, payment.arrived_at)]
    place = [round(degrees * DEGREE) for degrees in (payment.lat, payment.lon)]
    names = [tag(name) for name in (payment.event_id, payment.device_id, payment.merchant_id)]
    return Trace(times[0], times[1], payment.amount, place[0], place[1], *names)


def tag(name: str) -> bytes:
    return hashlib.blake2b(name.encode(), digest_size=5).digest()


def encode(trace: Trace) -> str:
    delay = trace.arrived_at - trace.at
    names = trace.event, trace.device, trace.merchant
    return base64.b64encode(FORM.pack(trace.at, delay, trace.amount, trace.lat, trace.lon, *names)).decode()


def decode(text: str) -> Trace:
    at, delay, amount, lat, lon, event, device, merchant = FORM.unpack(base64.b64decode(text))
    return Trace(at, at + delay, amount, lat, lon, event, device, merchant)
