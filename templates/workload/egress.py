"""What leaves a cloud for the internet, counted at its first price: past some terabytes a gigabyte costs less.

Steps of the public price lists, to be looked up again before money is committed: AWS 10, 50 and 150 TB, Azure the
same, Google Cloud 1 and 10 TB of the premium tier.
"""

from __future__ import annotations

from math import inf

# (GB up to which, share of the first price)
STEPS = {
    "aws": ((10_240, 1.0), (51_200, 0.944), (153_600, 0.778), (inf, 0.556)),
    "azure": ((10_240, 1.0), (51_200, 0.954), (153_600, 0.805), (inf, 0.575)),
    "gcp": ((1_024, 1.0), (10_240, 0.917), (inf, 0.667)),
}
ANSWERED = 0.2  # of the requests of an auction: the rest gets an empty answer


def at_first_price(cloud: str, gb: float) -> float:
    """GB a month that cost the same at the first price."""
    total, below = 0.0, 0.0
    for limit, share in STEPS.get(cloud, ((inf, 1.0),)):
        total += share * max(0.0, min(gb, limit) - below)
        below = limit
    return total
