"""Builds in processes of their own give one SHA-256, whatever time zone, umask, hash seed, locale or order there is."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.templates.repo.repositories import ARCHETYPES, VARIANTS

ROOT = Path(__file__).parents[3]
ZONES = ("UTC", "Asia/Kolkata", "America/St_Johns", "Pacific/Kiritimati", "Europe/Berlin")
UMASKS = ("022", "077", "002", "000")
KINDS = (*ARCHETYPES, *(f"{archetype}.{problem}" for archetype, problem in VARIANTS))
BUILDS = [(ZONES[i % 5], UMASKS[i % 4], str(i * 1013), i) for i in range(20)]


def build(zone: str, umask: str, hash_seed: str, order: int, kinds: tuple[str, ...]) -> dict[str, str]:
    env = {
        "PATH": os.defpath,
        "TZ": zone,
        "PYTHONHASHSEED": hash_seed,
        "LC_ALL": ("C", "C.UTF-8")[order % 2],
        "PYTHONUTF8": "1",
    }
    command = [sys.executable, "-m", "tests.templates.repo.digests", umask, str(order), *kinds]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    found: dict[str, str] = json.loads(done.stdout)
    return found


def test_builds_are_equal() -> None:
    seen = [build(*facts, ("iot_anomaly", "online_tabular", "batch_tabular.nlp_clf")) for facts in BUILDS[:4]]
    assert all(found == seen[0] for found in seen)
    assert len(set(seen[0].values())) == 3


@pytest.mark.slow
@pytest.mark.timeout(1200)
def test_twenty_builds_of_every_archetype_are_equal() -> None:
    seen = [build(*facts, KINDS) for facts in BUILDS]
    assert all(found == seen[0] for found in seen)
    assert len(set(seen[0].values())) == len(KINDS)
