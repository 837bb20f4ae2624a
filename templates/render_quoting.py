"""Jinja with no way out: sandboxed, strict, and one quoting filter per target format.

Templates come from this package only. Whatever the user wrote is a value, never template source, and goes
through the filter of the format it lands in.
"""

from __future__ import annotations

import json
import re
import shlex
from typing import Any

import yaml
from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from templates.render_names import plain, visible, vm_size


def environment() -> ImmutableSandboxedEnvironment:
    # Security: HTML escaping would be the wrong escaping here; every format has its own filter below.
    env = ImmutableSandboxedEnvironment(undefined=StrictUndefined, keep_trailing_newline=True, autoescape=False)
    env.filters.update(
        py=py,
        pytuple=pytuple,
        hcl=hcl,
        tojson=json_string,
        yaml=yaml_scalar,
        sh=shlex.quote,
        md=md,
        fence=fence,
        mermaid=mermaid,
        vm_size=vm_size,
    )
    return env


def py(value: str | int | float | bool) -> str:
    """A Python literal."""
    return json_string(value) if isinstance(value, str) else repr(value)


def pytuple(values: list[Any]) -> str:
    """A Python tuple literal of scalars, formatted as ruff would."""
    inner = ", ".join(py(v) for v in values)
    return f"({inner},)" if len(values) == 1 else f"({inner})"


def json_string(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def hcl(value: Any) -> str:
    """An HCL expression: strings quoted with templates switched off, lists and maps of the same."""
    if isinstance(value, str):
        return json.dumps(plain(value, 1000)).replace("${", "$${").replace("%{", "%%{")
    if isinstance(value, list | tuple):
        return "[" + ", ".join(hcl(v) for v in value) + "]"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{hcl(k)} = {hcl(v)}" for k, v in sorted(value.items())) + " }"
    return json.dumps(value)


def yaml_scalar(value: str | int | float | bool) -> str:
    """A YAML scalar on one line."""
    return yaml.safe_dump(value, default_style='"' if isinstance(value, str) else None, width=10_000).splitlines()[0]


_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|!&~$])")


def md(value: object) -> str:
    """Plain words on one line of Markdown: nothing in them becomes markup, a link or HTML."""
    return _MARKDOWN.sub(r"\\\1", plain(str(value), 2000))


def fence(value: str, language: str = "text") -> str:
    """A Markdown code block that `value` cannot close."""
    body = visible(value).rstrip("\n")
    longest = max((len(run) for run in re.findall(r"`+", body)), default=0)
    ticks = "`" * max(3, longest + 1)
    return f"{ticks}{language}\n{body}\n{ticks}"


def mermaid(value: str) -> str:
    return fence(value, "mermaid")
