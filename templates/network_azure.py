"""What the network of a design on Azure is made of and costs, counted in the Terraform it is built from.

In an open network whatever has a firewall by subnet is reached without a private endpoint; the rest keeps its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from core.plan import Component, Scalar

HERE = Path(__file__).parent
BASE, SHARED = HERE / "repo/azure/infra/modules", HERE / "modules/azure"
CALL = re.compile(r'^module "\w+" \{\n(.*?)^\}', re.MULTILINE | re.DOTALL)
SOURCE = re.compile(r'source\s*=\s*"\.\./(\w+)"')
ONCE = re.compile(r"\bmodule\.shared_(\w+)\.")
KINDS = re.compile(r"kinds\s*=\s*\[([^\]]*)\]")
KIND, ZONE = re.compile(r'"(\w+)"'), re.compile(r'zone_ids\["(\w+)"\]')
PRIVATE_ONLY, ALWAYS_PRIVATE = "var.reach.open ? ", "{ open = false, "
BY_DEFAULT = ("blob",)  # the endpoints of a storage account whose caller names none


class Made(NamedTuple):
    """One call of a module; of a private endpoint with the shared DNS zones it is found in."""

    module: str
    zones: tuple[str, ...] = ()


def counted(components: Sequence[Component], *, private: bool) -> dict[str, Scalar]:
    """Private endpoints, private zones and NAT gateways, by the names of the baseline's cost lines.

    They are those of every repository, those of every pattern, and once those of what several patterns stand on.
    `private`: `Workload.private_network`; some endpoints are built there only.
    """
    made = [call.module for call in _made(components, private)]
    return {
        "private_services": made.count("private_endpoint"),
        "private_zones": len(zones(components, private=private)) + made.count("dns_zone"),
        "nats": made.count("nat"),
    }


def zones(components: Sequence[Component], *, private: bool) -> list[str]:
    """Kinds of services with a private endpoint: those whose DNS zone the network has."""
    return sorted({kind for call in _made(components, private) for kind in call.zones})


def callers(components: Sequence[Component], *, private: bool) -> str:
    """The subnets that stores, keys and models let in by their own firewalls, as an HCL expression."""
    if private:
        return "[]"
    own = {c.role.replace(".", "_"): _folder(c.built_as) for c in components}
    own |= {f"shared_{name}": SHARED / name for name in sorted(_shared(own.values()))}
    blocks = ["network", *(block for block, folder in own.items() if _has_subnet(folder))]
    lists = ", ".join(f"module.{block}.caller_subnet_ids" for block in blocks)
    return f"concat({lists})" if len(blocks) > 1 else lists


def _made(components: Sequence[Component], private: bool) -> list[Made]:
    folders = {_folder(c.built_as) for c in components}
    once = {SHARED / name for name in _shared(folders)}
    base = {BASE / name for name in ("platform", "security")}
    return [call for folder in sorted(base | folders | once) for call in _calls(folder, private)]


def _shared(folders: Iterable[Path]) -> set[str]:
    todo = {name for folder in folders for name in ONCE.findall(_text(folder, "call.tf.j2"))}
    found: set[str] = set()
    while todo - found:
        name = min(todo - found)
        found.add(name)
        todo |= set(ONCE.findall(_text(SHARED / name, "call.tf.j2")))
    return found


@cache
def _calls(folder: Path, private: bool, kinds: tuple[str, ...] = ()) -> list[Made]:
    """Calls of modules in a folder's Terraform and in the shared modules that it calls; `kinds`: what it loops over."""
    return [made for block in CALL.findall(_text(folder, "*.tf")) for made in _in_call(block, private, kinds)]


def _in_call(block: str, private: bool, kinds: tuple[str, ...]) -> Iterator[Made]:
    source = SOURCE.search(block)
    if source is None or (PRIVATE_ONLY in block and not private):
        return
    if source[1] == "private_endpoint":
        found = [(kind,) for kind in kinds] if "for_each" in block else [tuple(ZONE.findall(block))]
        yield from (Made(source[1], names) for names in found)
        return
    yield Made(source[1])
    listed = KINDS.search(block)
    named = tuple(KIND.findall(listed[1])) if listed else BY_DEFAULT
    if (SHARED / source[1]).is_dir():
        yield from _calls(SHARED / source[1], private or ALWAYS_PRIVATE in block, named)


def _has_subnet(folder: Path) -> bool:
    return any(call.module == "subnet" for call in _calls(folder, private=True))


def _folder(pattern_id: str) -> Path:
    owner, capability, name = pattern_id.split(".", 2)
    infra = HERE / "patterns" / owner / capability / name / "infra"
    return infra / "azure" if owner == "any" else infra


@cache
def _text(folder: Path, names: str) -> str:
    return "\n".join(path.read_text() for path in sorted(folder.glob(names)))
