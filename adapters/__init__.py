"""The platforms: one folder each, one name each below."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from adapters.base.platform import Platform

PLATFORMS = ("slack", "discord")
"""Each is a folder here whose package has a `platform`; its settings begin with its name."""


def wanted(env: Mapping[str, str]) -> list[str]:
    """Return the platforms that have a setting in the environment."""
    return [name for name in PLATFORMS if any(key.startswith(f"{name.upper()}_") for key in env)]


def load(name: str) -> Platform:
    """Return a platform, importing its library only now: one that is not used costs nothing."""
    found: Platform = import_module(f"adapters.{name}").platform
    return found
