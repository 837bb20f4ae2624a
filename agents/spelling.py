"""Products as their makers write them: `s3 vectors` is S3 Vectors."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from agents.vocabulary import CLOUDS, listed, upper
from core.yaml_text import beside

TABLE: dict[str, dict[str, str]] = beside(__file__)
PLATFORMS = {**CLOUDS, "azure": "Azure", "on_prem": "own machines", "multi": "several clouds"}


@cache
def written(product: str) -> str:
    """The product's own name; a word nobody lists begins with a capital letter."""
    low = product.lower()
    return TABLE["names"].get(low) or " ".join(TABLE["words"].get(word) or upper(word) for word in low.split())


def several(products: Iterable[str]) -> str:
    """`S3 Vectors, Kafka and EKS`."""
    return listed([written(str(product)) for product in products])


def platform(cloud: str) -> str:
    """`aws` is AWS, `on_prem` own machines."""
    return PLATFORMS.get(cloud, cloud)
