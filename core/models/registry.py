"""Importing this module loads every table into `metadata`."""

from __future__ import annotations

import pkgutil
from importlib import import_module

import core.models as package
from core.models.base import Base

for _module in pkgutil.iter_modules(package.__path__):
    if _module.name != "registry":
        import_module(f"{package.__name__}.{_module.name}")

metadata = Base.metadata
