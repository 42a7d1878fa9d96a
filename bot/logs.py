"""The log: one line an event, JSON or for eyes, and never a word that a person typed.

An exception's message may quote what it failed on, so only its type and where it happened are
written.
"""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import MutableMapping
from typing import Any

import structlog


def configure(*, json: bool = False, level: str = "INFO") -> None:
    """Set the log up for this process; `json` for machines, otherwise for eyes."""
    render: Any = (
        structlog.processors.JSONRenderer()
        if json
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _where_it_failed,
            render,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelName(level)),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )


def _where_it_failed(_logger: Any, _name: str, event: MutableMapping[str, Any]) -> Any:
    """Replace exception information by type and places, leaving every value out."""
    if not event.pop("exc_info", None):
        return event
    kind, error, _ = sys.exc_info()
    frames = traceback.extract_tb(error.__traceback__ if error else None)
    event["error"] = kind.__name__ if kind else "unknown"
    event["at"] = " < ".join(f"{f.filename}:{f.lineno} {f.name}" for f in reversed(frames[-8:]))
    return event


configure()
