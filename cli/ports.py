"""Port numbers as an argument takes them."""

from __future__ import annotations

import argparse

HIGHEST = 65535


def port(text: str) -> int:
    """0 asks for any free one. Raises `ArgumentTypeError`, which argparse shows with the argument's name."""
    if not text.isascii() or not text.isdigit() or int(text) > HIGHEST:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port: a whole number up to {HIGHEST}")
    return int(text)
