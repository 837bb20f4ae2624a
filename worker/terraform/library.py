"""The committed provider schemas: which providers we know, at which release, and their structure."""

from __future__ import annotations

import json
import lzma
from functools import cache
from importlib.resources import files
from typing import Any

Schema = dict[str, Any]

# Registry source address (namespace/type) → schema file.
SOURCES = {
    "hashicorp/aws": "aws",
    "hashicorp/google": "google",
    "hashicorp/google-beta": "google_beta",
    "hashicorp/azurerm": "azurerm",
    "hashicorp/azuread": "azuread",
    "azure/azapi": "azapi",
    "hashicorp/kubernetes": "kubernetes",
    "hashicorp/helm": "helm",
    "hashicorp/random": "random",
    "hashicorp/null": "null",
    "hashicorp/local": "local",
    "hashicorp/archive": "archive",
    "hashicorp/time": "time",
    "hashicorp/tls": "tls",
    "databricks/databricks": "databricks",
    "snowflakedb/snowflake": "snowflake",
    "integrations/github": "github",
}


@cache
def load(name: str) -> Schema:
    """The whole schema of one provider; KeyError for a provider we hold no schema of."""
    if name not in SOURCES.values():
        raise KeyError(name)
    packed = files("worker.terraform").joinpath("schemas", f"{name}.json.xz").read_bytes()
    schema: Schema = json.loads(lzma.decompress(packed))
    return schema


def version(name: str) -> str:
    return str(load(name)["version"])


def only(schema: Schema, types: set[str]) -> Schema:
    """The same provider with just the resource and data types named: a smaller reply for Terraform to read."""
    kinds = {k: {n: b for n, b in schema.get(k, {}).items() if n in types} for k in ("resource", "data", "ephemeral")}
    return {**schema, **kinds}
