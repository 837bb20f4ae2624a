"""The API's description as a page for people: routes by subject, each with what it takes and what it answers."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby
from typing import Any

STYLE = """
:root{color-scheme:light dark}
body{font:15px/1.55 system-ui;max-width:54rem;margin:3rem auto;padding:0 1rem}
h1{font-size:1.6rem}
h2{font-size:1.1rem;margin:2.2rem 0 .4rem}
h2::first-letter{text-transform:uppercase}
code{font-size:.86em}
details{border-top:1px solid #8884;padding:.45rem 0}
summary{cursor:pointer}
summary span{opacity:.75;margin-left:.6rem}
b{display:block;margin:.5rem 0 0 1.1rem;font-weight:600;font-size:.85em}
table{border-collapse:collapse;margin:.4rem 0 .6rem 1.1rem;font-size:.9em}
td{padding:.15rem 1rem .15rem 0;vertical-align:top}
td:nth-child(2){opacity:.75}
"""
Json = dict[str, Any]


def page(description: Json) -> str:
    """HTML without scripts: every operation of an OpenAPI document."""
    info = description["info"]
    sections = "".join(
        f"<h2>{escape(subject)}</h2>{''.join(_route(description, *one[1:]) for one in group)}"
        for subject, group in groupby(sorted(_operations(description), key=_subject), key=_subject)
    )
    return (
        "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width'>"
        f"<title>API</title><style>{STYLE}</style>"
        f"<h1>{escape(info['title'])}: API</h1><p>{escape(info['description'])}</p>"
        f'<p>In full: <a href="/openapi.json">/openapi.json</a>. A walk through it: docs/api.md.</p>{sections}</html>'
    )


def _subject(one: tuple[str, str, str, Json]) -> str:
    return one[0]


def _operations(description: Json) -> Iterator[tuple[str, str, str, Json]]:
    for path, operations in description["paths"].items():
        for method, operation in operations.items():
            yield next(iter(operation.get("tags", [])), "other"), method.upper(), path, operation


def _route(description: Json, method: str, path: str, operation: Json) -> str:
    said = operation.get("description") or operation.get("summary", "")
    body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    parts = [
        _table("Parameters", [_parameter(description, one) for one in operation.get("parameters", [])]),
        _table("Body", list(_fields(description, body))),
        _table(
            "Answers", [(code, "", answer.get("description", "")) for code, answer in operation["responses"].items()]
        ),
    ]
    head = f"<summary><code>{method} {escape(path)}</code><span>{escape(said.partition(chr(10))[0])}</span></summary>"
    return f"<details>{head}{''.join(parts)}</details>"


def _parameter(description: Json, one: Json) -> tuple[str, str, str]:
    return one["name"], f"{one['in']}, {kind(description, one.get('schema', {}))}", one.get("description", "")


def _fields(description: Json, schema: Json) -> Iterator[tuple[str, str, str]]:
    whole = _resolved(description, schema)
    for name, field in whole.get("properties", {}).items():
        need = "required" if name in whole.get("required", []) else "optional"
        yield name, f"{kind(description, field)}, {need}", field.get("description", "")


def kind(description: Json, schema: Json) -> str:
    """A schema in a word or two: `string (uuid)`, `list of string`, `Constraints`, `a | b`."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if options := schema.get("anyOf") or schema.get("oneOf"):
        return " | ".join(dict.fromkeys(kind(description, option) for option in options))
    if values := schema.get("enum"):
        return " | ".join(map(str, values))
    if "const" in schema:
        return str(schema["const"])
    if schema.get("type") == "array":
        return f"list of {kind(description, schema.get('items', {}))}"
    return f"{schema.get('type', 'any')}{' (' + schema['format'] + ')' if 'format' in schema else ''}"


def _resolved(description: Json, schema: Json) -> Json:
    name = str(schema.get("$ref", "")).rpartition("/")[2]
    return dict(description["components"]["schemas"][name]) if name else schema


def _table(title: str, rows: list[tuple[str, str, str]]) -> str:
    shown = "".join(
        f"<tr><td><code>{escape(name)}</code><td>{escape(about)}<td>{escape(said)}" for name, about, said in rows
    )
    return f"<b>{title}</b><table>{shown}</table>" if rows else ""
