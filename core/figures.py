"""Numbers in sentences."""

from __future__ import annotations

SPELT = {
    "kb": "KB", "mb": "MB", "gb": "GB", "tb": "TB", "gib": "GiB", "tib": "TiB", "vcpu": "vCPU", "gpu": "GPU",
    "vm": "VM", "ip": "IP", "ipv4": "IPv4", "dns": "DNS", "http": "HTTP", "waf": "WAF", "nat": "NAT", "ssd": "SSD",
    "ebs": "EBS", "dicom": "DICOM", "lcu": "LCU", "acu": "ACU", "dbu": "DBU", "dpu": "DPU", "rpu": "RPU", "ru": "RU",
    "rus": "RUs",
}  # fmt: skip


def figure(value: float) -> str:
    """12000.0 → "12,000", 41.66667 → "41.667", 99.999 → "99.999": never an exponent, never more than five digits."""
    if abs(value) >= 1000:
        return f"{value:,.0f}"
    return f"{value:.5g}" if abs(value) >= 0.001 or not value else f"{value:.6f}".rstrip("0")


def dimension(name: str) -> str:
    """What a price is counted in: `active_gb_month` → "active GB month"."""
    return " ".join(SPELT.get(word, word) for word in name.replace("_", " ").split(" "))
