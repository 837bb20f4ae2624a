"""What the network of a design on Azure costs, counted in the Terraform it is built from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from core.plan import Component, Scalar

HERE = Path(__file__).parent
BASE, SHARED = HERE / "repo/azure/infra/modules", HERE / "modules/azure"
CALL = re.compile(r'^module "\w+" \{\n(.*?)^\}', re.MULTILINE | re.DOTALL)
SOURCE = re.compile(r'source\s*=\s*"\.\./(\w+)"')
ONCE = re.compile(r"\bmodule\.shared_(\w+)\.")
KINDS = re.compile(r"kinds\s*=\s*\[([^\]]*)\]")
PRIVATE_ONLY = "= var.open ? 0 : 1"
ZONE = re.compile(r'"privatelink\.')


def counted(components: Sequence[Component], *, private: bool) -> dict[str, Scalar]:
    """Private endpoints, private zones and NAT gateways, by the names of the baseline's cost lines.

    They are those of every repository, those of every pattern, and once those of what several patterns stand on.
    `private`: `Workload.private_network`; some endpoints are built there only.
    """
    return {
        "private_services": _of("private_endpoint", components, private),
        "private_zones": len(ZONE.findall((BASE / "network/main.tf").read_text()))
        + _of("dns_zone", components, private),
        "nats": _of("nat", components, private),
    }


def _of(wanted: str, components: Sequence[Component], private: bool) -> int:
    folders = {_folder(c.pattern_id) for c in components}
    once = _shared(folders)
    base = [BASE / name for name in ("platform", "security")]
    return sum(_calls(folder, wanted, private) for folder in [*base, *folders, *(SHARED / name for name in once)])


def _shared(folders: Iterable[Path]) -> set[str]:
    todo = {name for folder in folders for name in ONCE.findall(_text(folder, "call.tf.j2"))}
    found: set[str] = set()
    while todo - found:
        name = min(todo - found)
        found.add(name)
        todo |= set(ONCE.findall(_text(SHARED / name, "call.tf.j2")))
    return found


@cache
def _calls(folder: Path, wanted: str, private: bool) -> int:
    """Calls of the module `wanted` in a folder's Terraform and in the shared modules that it calls."""
    return sum(_in_call(block, wanted, private) for block in CALL.findall(_text(folder, "*.tf")))


def _in_call(block: str, wanted: str, private: bool) -> int:
    source = SOURCE.search(block)
    if source is None or (PRIVATE_ONLY in block and not private):
        return 0
    if source[1] == wanted:
        return 1
    kinds = KINDS.search(block)
    if kinds and wanted == "private_endpoint":
        return kinds[1].count('"') // 2
    return _calls(SHARED / source[1], wanted, private) if not kinds and (SHARED / source[1]).is_dir() else 0


def _folder(pattern_id: str) -> Path:
    owner, capability, name = pattern_id.split(".", 2)
    infra = HERE / "patterns" / owner / capability / name / "infra"
    return infra / "azure" if owner == "any" else infra


@cache
def _text(folder: Path, names: str) -> str:
    return "\n".join(path.read_text() for path in sorted(folder.glob(names)))
