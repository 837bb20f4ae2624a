"""Routers, found by file, in the order of their names; the web pages' catch-all comes last."""

from __future__ import annotations

import pkgutil
from importlib import import_module

from fastapi import APIRouter

import api.routes as room

LAST = "web_pages"


def routers() -> list[APIRouter]:
    names = {module.name for module in pkgutil.iter_modules(room.__path__)} - {"registry", LAST}
    return [import_module(f"{room.__name__}.{name}").router for name in (*sorted(names), LAST)]
