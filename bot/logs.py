"""The log: one line an event, JSON or for eyes, and never a word that a person typed.

An exception's message may quote what it failed on, so only its type and where it happened are
written. What libraries log goes the same way.
"""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

import structlog

ROOT = Path(__file__).parents[1]
DEEP = 8  # places of a traceback that are written


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
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),  # whatever stands there now
        cache_logger_on_first_use=False,
    )
    logging.basicConfig(handlers=[Libraries(logging.WARNING)], level=logging.WARNING, force=True)


class Libraries(logging.Handler):
    """Writes what libraries warn about as one line of ours."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record: who says it and what, but nothing that it quotes from an exception."""
        error = record.exc_info[1] if record.exc_info else None
        # The message may hold an exception's words; its pattern, before they are put in, cannot.
        said = str(record.msg) if error else record.getMessage()
        log = structlog.get_logger().bind(library=record.name)
        log.log(record.levelno, said.splitlines()[0] if said else "", exc_info=error)


def _where_it_failed(_logger: Any, _name: str, event: MutableMapping[str, Any]) -> Any:
    """Replace exception information by type and places, leaving every value out."""
    given = event.pop("exc_info", None)
    if not given:
        return event
    error = given if isinstance(given, BaseException) else sys.exception()
    frames = traceback.extract_tb(error.__traceback__ if error else None)
    event["error"] = type(error).__name__ if error else "unknown"
    event["at"] = " < ".join(
        f"{_short(f.filename)}:{f.lineno} {f.name}" for f in reversed(frames[-DEEP:])
    )
    return event


def _short(filename: str) -> str:
    path = Path(filename)
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else path.name


configure()
log: Any = structlog.get_logger()
"""The core's log. Whoever takes it from here cannot write before it is set up."""
