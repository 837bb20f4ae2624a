"""What Dockerfiles build on, and as whom they run."""

from __future__ import annotations

import re
from collections.abc import Mapping

ROOT = {"root", "0", "0:0", "root:root"}
LINE = re.compile(r"^\s*(FROM|ARG|USER)\s+(.+?)\s*$", re.IGNORECASE | re.MULTILINE)
Instructions = list[tuple[str, str]]


def read(files: Mapping[str, bytes]) -> dict[str, Instructions]:
    """Path → its FROM, ARG and USER instructions in order."""
    return {
        path: [(word.upper(), value) for word, value in LINE.findall(body.decode("utf-8", "replace"))]
        for path, body in sorted(files.items())
        if path.rsplit("/", 1)[-1].startswith("Dockerfile")
    }


def root(dockerfiles: Mapping[str, Instructions]) -> list[str]:
    """Dockerfiles whose last stage ends as root, also because it names nobody."""
    return [path for path, lines in dockerfiles.items() if _last_user(lines) in ROOT]


def _last_user(lines: Instructions) -> str:
    user = "root"
    for word, value in lines:
        if word == "FROM":
            user = "root"
        elif word == "USER":
            user = value
    return user


def floating(dockerfiles: Mapping[str, Instructions]) -> list[str]:
    """`path: image` for every base image without a digest that has no tag or the tag `latest`."""
    return [f"{path}: {image}" for path, lines in dockerfiles.items() for image in _bases(lines) if _floats(image)]


def _bases(lines: Instructions) -> list[str]:
    """Images from outside, with build arguments filled in; earlier stages and `scratch` are not images."""
    defaults = dict(value.split("=", 1) for word, value in lines if word == "ARG" and "=" in value)
    stages, images = {"scratch"}, []
    for image, name in (_from(value) for word, value in lines if word == "FROM"):
        filled = re.sub(r"\$\{?(\w+)\}?", lambda m: defaults.get(m.group(1), m.group(0)), image)
        if filled not in stages:
            images.append(filled)
        stages.add(name)
    return images


def _from(value: str) -> tuple[str, str]:
    words = [word for word in value.split() if not word.startswith("--")]
    return words[0], words[2] if len(words) == 3 else ""


def _floats(image: str) -> bool:
    tag = image.rsplit("/", 1)[-1].partition(":")[2]
    return "@sha256:" not in image and tag in ("", "latest")
